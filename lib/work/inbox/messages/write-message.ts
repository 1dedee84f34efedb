import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import type { LentSeats } from '@/lib/access/seats/read-seats';

type Row = typeof messages.$inferSelect;

/** The author of a message: a member, or the workspace. */
export interface Author {
  workspace: { id: string };
  member: { id: string | null };
  /** The colleagues whom the member covers. */
  covering?: readonly LentSeats[];
}

/** A message or note to write. */
export interface WriteMessage {
  conversationId: string;
  body: string;
  /** An idempotency key: a second write with the same key changes nothing. */
  requestId: string;
}

/**
 * The message that the same request has written already, if any. Lock the conversation first, so that a
 * concurrent repetition sees it.
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

/**
 * Appends an entry to the thread.
 *
 * @param seatId the seat of the conversation: an author who covers it writes for its holder (B11)
 */
export async function write(
  tx: Transaction,
  author: Author,
  { conversationId, body, requestId }: WriteMessage,
  {
    seatId = null,
    ...as
  }: Pick<Row, 'kind' | 'delivery'> & {
    seatId?: string | null;
    channelId?: string | null;
    subject?: string | null;
  },
): Promise<Row> {
  const message = await oneRow(
    tx
      .insert(messages)
      .values({
        workspaceId: author.workspace.id,
        conversationId,
        authorId: author.member.id,
        forId: author.covering?.find(({ seats }) => seatId && seats.includes(seatId))?.memberId,
        requestId,
        body,
        ...as,
      })
      .returning(),
  );
  return message;
}
