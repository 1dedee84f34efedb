import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/contacts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import { recordEvent } from '../messages/record-event';
import { lockConversation } from './lock';

/**
 * Closes a conversation, or opens it again. Asked twice, it changes nothing the second time.
 *
 * @throws NotFound, Denied
 */
export async function setConversationStatus(
  ctx: WorkspaceContext,
  { conversationId, status }: { conversationId: string; status: 'open' | 'closed' },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const before = await lockConversation(tx, actor, conversationId, 'messages.close');
    const { workspaceId, id } = before;
    if (before.status === status) return;
    await tx
      .update(conversations)
      .set({ status, isOutreach: false })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id)));
    await recordEvent(tx, actor, [id], { name: status === 'closed' ? 'closed' : 'reopened' });
    await announce(tx, { topic: 'work', workspaceId });
  });
}
