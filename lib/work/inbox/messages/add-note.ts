import 'server-only';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { lockConversation } from '../lock-conversation';
import { type WriteMessage, write, writtenBefore } from './write-message';

/**
 * Adds an internal note, which the contact never sees. It neither moves nor reopens the conversation, because
 * it waits for no answer.
 * @returns the id of the note
 * @throws NotFound when the conversation is deleted or outside the person's scope (R6)
 * @throws Denied
 */
export async function note(ctx: WorkspaceContext, input: WriteMessage): Promise<{ id: string }> {
  return changingWork(ctx, async (tx, actor) => {
    const { workspaceId, seatId } = await lockConversation(tx, actor, input.conversationId, 'messages.reply');
    const before = await writtenBefore(tx, actor, input);
    if (before) return { id: before.id };
    const { id } = await write(tx, actor, input, { kind: 'note', delivery: null, seatId });
    await announce(tx, { topic: 'work', workspaceId });
    return { id };
  });
}
