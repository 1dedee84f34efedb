import 'server-only';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { messages } from '@/db/schema/work/messages';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { Unauthenticated } from '@/lib/platform/errors';
import { findVisitor } from './find-visitor';
import { callOn, widgetWithin } from './find-widget';

/** A message as the visitor reads it: without its author, and never a note or an event. */
export interface ChatMessage {
  id: string;
  at: Date;
  text: string;
  isOwn: boolean;
}

const most = 100;

/** What a visitor reads; everything else of a thread is internal. */
const read = ['inbound', 'outbound', 'broadcast'] as const;

/**
 * The latest messages of the one conversation that belongs to a token, in the order of writing.
 * @throws NotFound for a channel that is no connected web chat · Unauthenticated for a token without a chat
 */
export function readAsVisitor(channelId: string, token: string): Promise<ChatMessage[]> {
  return asVisitor(channelId, token, async (tx, { workspaceId, conversationId }) => {
    const rows = await tx
      .select({ id: messages.id, at: messages.at, text: messages.body, kind: messages.kind })
      .from(messages)
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          eq(messages.conversationId, conversationId),
          inArray(messages.kind, [...read]),
        ),
      )
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(most);
    return rows.reverse().map(({ kind, ...message }) => ({ ...message, isOwn: kind === 'inbound' }));
  });
}

/** Runs work in the visitor's workspace. Throws as above. */
export async function asVisitor<T>(
  channelId: string,
  token: string,
  work: (tx: Transaction, visitor: { workspaceId: string; id: string; conversationId: string }) => Promise<T>,
): Promise<T> {
  return inTenant(callOn(channelId), async (tx) => {
    const widget = await widgetWithin(tx, channelId);
    await enter(tx, { workspaceId: widget.workspaceId });
    const visitor = await findVisitor(tx, widget, token);
    if (!visitor) throw new Unauthenticated();
    return work(tx, visitor);
  });
}
