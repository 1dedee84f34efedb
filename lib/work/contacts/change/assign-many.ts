import 'server-only';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { AssignTo } from '@/lib/work/assignment/assign-to';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import { authorizeSeveral } from './bulk-permission';
import { lockContacts } from './lock-many';

/**
 * Assigns the chosen contacts, with their conversations, to a member, a team or `nobody`, in one transaction.
 * The report names those that the person may not assign (RO9).
 * @throws Denied for members who may assign only one at a time (S2.9)
 * @throws Invalid on `to` for a member of another workspace or a revoked one (RV9)
 */
export function assignContacts(
  ctx: WorkspaceContext,
  { chosen, to }: { chosen: readonly Chosen[]; to: AssignTo },
): Promise<BulkReport> {
  return changingWork(ctx, async (tx, actor) => {
    authorizeSeveral(actor, chosen);
    const { ids, refused } = await lockContacts(tx, actor, chosen, 'assign');
    await moveContacts(tx, actor, ids, to);
    return { done: ids.length, refused };
  });
}
