import 'server-only';
import { and, eq } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { contacts, conversations } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';

/**
 * The contact of a conversation that the person sees, and its assignment.
 * @throws NotFound when the conversation is deleted or outside the person's scope (R6)
 */
export async function contactOfConversation(tx: Transaction, ctx: WorkspaceContext, conversationId: string) {
  const [found] = await tx
    .select({
      contact: { name: contacts.name, phone: contacts.phone, email: contacts.email },
      seatId: conversations.seatId,
      teamId: conversations.teamId,
    })
    .from(conversations)
    .innerJoin(contacts, refersTo(conversations.contactId, contacts))
    .where(
      and(
        eq(conversations.workspaceId, ctx.workspace.id),
        eq(conversations.id, conversationId),
        visibleRows(conversationVisibility(ctx.access), conversations),
      ),
    );
  if (!found) throw new NotFound();
  return found;
}
