import 'server-only';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { AssignTo } from '@/lib/work/assignment/assign-to';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import { readAssigned, recordReassignment } from './internal/record-reassignment';
import { lockContacts } from './lock-many';
import { readSelection } from './read-selection';
import type { Selection } from './selection';

/**
 * Assigns the chosen contacts, with their conversations, to a member, a team or `nobody`, in one transaction.
 * The report names those that the person may not assign (RO9), and the reassignment to undo (`undoReassignment`).
 * @throws Denied for members who may assign only one at a time (S2.9)
 * @throws Invalid on `to` for a member of another workspace or a revoked one (RV9), and as `readSelection`
 */
export function assignContacts(
  ctx: WorkspaceContext,
  { chosen, to }: { chosen: Selection; to: AssignTo },
): Promise<BulkReport & { reassignmentId: string | null }> {
  return changingWork(ctx, async (tx, actor) => {
    const rows = await readSelection(tx, actor, chosen);
    const { ids, refused } = await lockContacts(tx, actor, rows, 'assign');
    const before = await readAssigned(tx, actor, ids);
    const after = await moveContacts(tx, actor, ids, to);
    const reassignmentId = ids.length > 0 ? await recordReassignment(tx, actor, before, after) : null;
    return { done: ids.length, refused, reassignmentId };
  });
}
