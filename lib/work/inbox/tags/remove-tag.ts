import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversationTags } from '@/db/schema/work/tags';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { lockConversation } from '../lock-conversation';

/**
 * Removes a tag from a conversation; a missing one changes nothing.
 * @throws NotFound, Denied
 */
export async function removeTag(
  ctx: WorkspaceContext,
  { conversationId, tagId }: { conversationId: string; tagId: string },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const { workspaceId } = await lockConversation(tx, actor, conversationId, 'messages.reply');
    await tx
      .delete(conversationTags)
      .where(
        and(
          eq(conversationTags.workspaceId, workspaceId),
          eq(conversationTags.conversationId, conversationId),
          eq(conversationTags.tagId, tagId),
        ),
      );
    await announce(tx, { topic: 'work', workspaceId });
  });
}
