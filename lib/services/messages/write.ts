import 'server-only';
import { and, eq } from 'drizzle-orm';
import { messages } from '@/db/schema/messages';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '../access/context';

type Row = typeof messages.$inferSelect;

/** What a member writes into a conversation. */
export interface WriteMessage {
  conversationId: string;
  body: string;
  /** Made once where the text was written; the same one again writes nothing more. */
  requestId: string;
}

/**
 * What the same request wrote already, if it came before. Ask with the conversation locked: that is what makes a
 * second post of the same text, arriving at the same moment, see the first.
 */
export async function writtenBefore(
  tx: Transaction,
  actor: WorkspaceContext,
  { conversationId, requestId }: WriteMessage,
): Promise<Row | undefined> {
  const [message] = await tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, actor.workspace.id),
        eq(messages.conversationId, conversationId),
        eq(messages.authorId, actor.member.id),
        eq(messages.requestId, requestId),
      ),
    );
  return message;
}

/** Appends what a member wrote. */
export async function write(
  tx: Transaction,
  actor: WorkspaceContext,
  { conversationId, body, requestId }: WriteMessage,
  as: Pick<Row, 'kind' | 'delivery'>,
): Promise<Row> {
  const [message] = await tx
    .insert(messages)
    .values({
      workspaceId: actor.workspace.id,
      conversationId,
      authorId: actor.member.id,
      requestId,
      body,
      ...as,
    })
    .returning();
  if (!message) throw new Error('A message was not written.');
  return message;
}
