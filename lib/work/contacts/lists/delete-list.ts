import 'server-only';
import { contactLists } from '@/db/schema/work/contact-lists';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { requireUnused } from '@/lib/work/records/change/require-unused';
import type { RecordKinds } from '@/lib/work/records/record-kinds';
import { authorizeLists } from '../list-permissions';
import { listKey, lockList } from './lock-list';

/**
 * Deletes a list. Its contacts stay.
 * @throws Denied · NotFound · Stale · InUse when something at work needs it
 */
export function deleteList(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { listId: string; version: number },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorizeLists(actor, 'delete');
    const { id } = await lockList(tx, actor, input, 'update');
    await requireUnused(kinds, tx, actor, { feature: 'lists', id });
    await tx.delete(contactLists).where(listKey(actor, id));
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
