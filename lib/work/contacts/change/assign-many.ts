import 'server-only';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { AssignTo } from '@/lib/work/assignment/assign-to';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import { authorizeSeveral } from './bulk-permission';
import { lockContacts } from './lock-many';

/**
 * Gives those of the chosen contacts that may be assigned, with their conversations, to a member, a team or
 * nobody, in one transaction, and tells which were not (RO9).
 *
 * @throws Denied for who may assign one at a time only (S2.9)
 * @throws Invalid on `to` for someone elsewhere or gone (RV9)
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
