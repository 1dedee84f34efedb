import 'server-only';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import type { AssignTo } from '../work/assign-to';
import { moveContacts } from '../work/move';
import { lockConversation } from './lock';

/**
 * Gives a conversation to a member, to a team or to nobody, and its contact with it.
 *
 * @throws NotFound, Denied
 * @throws Invalid on `to` for someone elsewhere or gone (RV9)
 */
export async function assignConversation(
  ctx: WorkspaceContext,
  { conversationId, to }: { conversationId: string; to: AssignTo },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const { contactId } = await lockConversation(tx, actor, conversationId, 'messages.assign');
    await moveContacts(tx, actor, [contactId], to);
  });
}
