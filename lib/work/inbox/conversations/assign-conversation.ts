import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import type { AssignTo } from '@/lib/work/assignment/assign-to';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import { lockConversation } from '../lock-conversation';

/**
 * Assigns a conversation, and its contact with it, to a member, a team or `nobody`.
 * @throws NotFound, Denied
 * @throws Invalid on `to` for a member of another workspace or a revoked one (RV9)
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
