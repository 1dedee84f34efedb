import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { conversations } from '@/db/schema/work/contacts';
import { conversationReads } from '@/db/schema/work/conversation-reads';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** The join with the member's read marks; see `isUnread`. */
export const ownRead = ({ member }: WorkspaceContext) =>
  and(
    eq(conversationReads.workspaceId, conversations.workspaceId),
    eq(conversationReads.memberId, member.id),
    eq(conversationReads.conversationId, conversations.id),
  );

/**
 * Whether a message was written since the member last read the conversation, or, if they never opened it,
 * since they joined. A note does not move a conversation (decision 090), so it does not make it unread.
 */
export function isUnread({ member }: WorkspaceContext): SQL<boolean> {
  const joined = (member.joinedAt ?? member.createdAt).toISOString();
  return sql<boolean>`${conversations.lastMessageAt} > coalesce(${conversationReads.readAt}, ${joined}::timestamptz)`;
}
