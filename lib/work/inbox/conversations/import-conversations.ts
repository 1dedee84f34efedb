import 'server-only';
import { v7 } from 'uuid';
import { inPortions } from '@/db/in-portions';
import { conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';

/** A conversation with its thread, whose last message is the preview. */
export type ImportedConversation = Omit<typeof conversations.$inferInsert, 'workspaceId' | 'id'> & {
  thread: readonly Omit<typeof messages.$inferInsert, 'workspaceId' | 'id' | 'conversationId'>[];
};

/**
 * Imports conversations from another system, all or none, together with their contacts.
 * @throws Denied without `contacts.import`
 */
export async function importConversations(
  ctx: WorkspaceContext,
  imported: readonly ImportedConversation[],
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'contacts.import', { kind: 'workspace' });
    const { id: workspaceId } = actor.workspace;
    const withIds = imported.map((conversation) => ({ ...conversation, id: v7(), workspaceId }));
    for (const rows of inPortions(withIds.map(({ thread: _, ...row }) => row))) {
      await tx.insert(conversations).values(rows);
    }
    const threads = withIds.flatMap(({ id: conversationId, thread }) =>
      thread.map((message) => ({ ...message, conversationId, workspaceId })),
    );
    for (const rows of inPortions(threads)) await tx.insert(messages).values(rows);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
