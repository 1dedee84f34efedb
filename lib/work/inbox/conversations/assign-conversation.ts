import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { AssignTo } from '@/lib/work/assignment/assign-to';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import { lockConversation } from './lock-conversation';

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
