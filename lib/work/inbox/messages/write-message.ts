import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';

type Row = typeof messages.$inferSelect;

/** Whose message it is: a member's, or that of the workspace itself. */
export interface Author {
  workspace: { id: string };
  member: { id: string | null };
}

/** What is written into a conversation. */
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
  author: Author,
  { conversationId, requestId }: WriteMessage,
): Promise<Row | undefined> {
  const [message] = await tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, author.workspace.id),
        eq(messages.conversationId, conversationId),
        author.member.id === null ? isNull(messages.authorId) : eq(messages.authorId, author.member.id),
        eq(messages.requestId, requestId),
      ),
    );
  return message;
}

/** Appends what was written. */
export async function write(
  tx: Transaction,
  author: Author,
  { conversationId, body, requestId }: WriteMessage,
  as: Pick<Row, 'kind' | 'delivery'>,
): Promise<Row> {
  const [message] = await tx
    .insert(messages)
    .values({
      workspaceId: author.workspace.id,
      conversationId,
      authorId: author.member.id,
      requestId,
      body,
      ...as,
    })
    .returning();
  if (!message) throw new Error('A message was not written.');
  return message;
}
