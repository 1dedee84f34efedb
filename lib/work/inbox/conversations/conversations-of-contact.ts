import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/work/contacts';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { type ConversationView, conversationView, selectConversations } from './conversation-view';

/** Enough to look through; older ones are in the inboxes. */
const most = 25;

/** The latest conversations with a contact, of those that the person sees (R6, S1.22, S1.23). */
export function conversationsOf(ctx: WorkspaceContext, contactId: string): Promise<ConversationView[]> {
  return inWorkspace(ctx, async (tx) => {
    const seen = and(
      eq(conversations.contactId, contactId),
      visibleRows(conversationVisibility(ctx.access), conversations),
    );
    const rows = await selectConversations(tx, ctx, seen)
      .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
      .limit(most);
    return rows.map((row) => conversationView(ctx, row));
  });
}
