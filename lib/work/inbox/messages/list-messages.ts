import 'server-only';
import { desc, sql } from 'drizzle-orm';
import { messages } from '@/db/schema/work/messages';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { writeCursor } from '@/lib/platform/paging/cursor';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { contactOfConversation } from '../internal/contact-of-conversation';
import { type MessageView, messageView, selectMessages } from './message-view';

/** A section of a thread, in the order of writing. */
export interface Thread {
  messages: MessageView[];
  /** The cursor of the older section; null at the beginning. */
  earlier: string | null;
  /** Whether it contains the latest message. */
  isLatest: boolean;
}

export const threadLength = 50;

/**
 * The latest section of a thread, or the one before a cursor.
 * @param before the cursor of an earlier answer; an invalid one counts as absent
 * @throws NotFound when the conversation is deleted or outside the person's scope: both answer alike (R6,
 *   S1.22, S1.23)
 */
export async function listMessages(
  ctx: WorkspaceContext,
  conversationId: string,
  before?: string | null,
): Promise<Thread> {
  return inWorkspace(ctx, async (tx) => {
    const { contact } = await contactOfConversation(tx, ctx, conversationId);
    const cursor = readMomentCursor(before);
    const found = await selectMessages(
      tx,
      ctx,
      conversationId,
      cursor
        ? sql`(${messages.at}, ${messages.id}) < (${cursor.key}::timestamptz, ${cursor.id}::uuid)`
        : undefined,
    )
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(threadLength + 1);
    const rows = found.slice(0, threadLength).reverse();
    const first = rows[0];
    return {
      messages: rows.map((row) => messageView(ctx, contact, row)),
      earlier:
        first && found.length > threadLength
          ? writeCursor({ key: first.place, id: first.message.id, position: 0, isBackward: true })
          : null,
      isLatest: cursor === null,
    };
  });
}
