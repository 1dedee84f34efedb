import 'server-only';
import { contactLists } from '@/db/schema/work/contact-lists';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { authorizeLists } from '../list-permissions';
import { listKey, lockList, nextVersion, withFreeName } from './lock-list';

/**
 * Renames a list.
 * @throws Denied · NotFound · Stale · Invalid on `name` when another list has it
 */
export function renameList(
  ctx: WorkspaceContext,
  input: { listId: string; version: number; name: string },
): Promise<void> {
  const renaming = changingWork(ctx, async (tx, actor) => {
    authorizeLists(actor, 'update');
    const { id } = await lockList(tx, actor, input, 'update');
    await tx.update(contactLists).set({ name: input.name, version: nextVersion }).where(listKey(actor, id));
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
  return withFreeName(renaming);
}
