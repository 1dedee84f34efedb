import 'server-only';
import { v7 } from 'uuid';
import { contactLists } from '@/db/schema/work/contact-lists';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { authorizeLists } from '../list-permissions';
import { withFreeName } from './lock-list';

/**
 * Creates an empty list.
 * @throws Denied · Invalid on `name` when another list has it
 */
export function createList(ctx: WorkspaceContext, { name }: { name: string }): Promise<{ id: string }> {
  const creating = changingWork(ctx, async (tx, actor) => {
    authorizeLists(actor, 'create');
    const id = v7();
    await tx.insert(contactLists).values({ workspaceId: actor.workspace.id, id, name });
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { id };
  });
  return withFreeName(creating);
}
