import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/work/contacts';
import { announce } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { noteRead } from '../internal/note-read';

/**
 * Marks a conversation as read by the person, and notifies their other windows.
 * @throws NotFound when the conversation is deleted or outside their scope (R6)
 */
export async function markConversationRead(ctx: WorkspaceContext, conversationId: string): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const workspaceId = actor.workspace.id;
    const [found] = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.workspaceId, workspaceId),
          eq(conversations.id, conversationId),
          visibleRows(conversationVisibility(actor.access), conversations),
        ),
      );
    if (!found) throw new NotFound();
    await noteRead(tx, actor, found.id);
    await announce(tx, { topic: 'notifications', workspaceId, userId: actor.person.userId });
  });
}
