import 'server-only';
import { contactLists } from '@/db/schema/work/contact-lists';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { listKey, lockList } from './lock-list';
import { authorizeLists } from './permissions';

/**
 * Deletes a list. Its contacts stay.
 * @throws Denied · NotFound · Stale
 */
export function deleteList(ctx: WorkspaceContext, input: { listId: string; version: number }): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorizeLists(actor, 'delete');
    const { id } = await lockList(tx, actor, input, 'update');
    await tx.delete(contactLists).where(listKey(actor, id));
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
