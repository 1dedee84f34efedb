import 'server-only';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { lockConversation } from '../conversations/lock-conversation';
import { type WriteMessage, write, writtenBefore } from './write-message';

/**
 * Notes something for colleagues, where the contact never sees it. It moves the conversation to no other place
 * in the inbox and opens nothing again: nobody waits for an answer to it.
 *
 * @returns the id of the note
 * @throws NotFound when the conversation is gone or out of reach (R6)
 * @throws Denied
 */
export async function note(ctx: WorkspaceContext, input: WriteMessage): Promise<{ id: string }> {
  return changingWork(ctx, async (tx, actor) => {
    const { workspaceId } = await lockConversation(tx, actor, input.conversationId, 'messages.reply');
    const before = await writtenBefore(tx, actor, input);
    if (before) return { id: before.id };
    const { id } = await write(tx, actor, input, { kind: 'note', delivery: null });
    await announce(tx, { topic: 'work', workspaceId });
    return { id };
  });
}
