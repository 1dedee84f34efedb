import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { Invalid } from '@/lib/platform/errors';
import { authorizeLists } from '@/lib/work/contacts/lists/permissions';
import { senderOf } from '@/lib/work/inbox/messages/message-sender';
import type { Addressee } from '../send-text';

/** The recipients: a phone number, or all reachable contacts of a group. */
export type SendTo = { phone: string } | { listId: string };

const most = 500;

/**
 * Finds the recipients. An unknown number becomes a contact.
 * @throws Invalid on `phone` for an invalid number or an unsubscribed contact; on `listId` for too many
 *   recipients or none
 * @throws Denied for a group, when the person may not see groups
 */
export async function addresseesOf(
  tx: Transaction,
  actor: WorkspaceContext,
  to: SendTo,
): Promise<Addressee[]> {
  return 'phone' in to ? [await byPhone(tx, actor, to.phone)] : ofGroup(tx, actor, to.listId);
}

async function byPhone(tx: Transaction, actor: WorkspaceContext, phone: string): Promise<Addressee> {
  if (phone.trim() === '') throw new Invalid({ phone: 'required' });
  const contact = await senderOf(tx, actor.workspace.id, { phone });
  const unsubscribed = await tx.$count(
    contacts,
    and(
      eq(contacts.workspaceId, actor.workspace.id),
      eq(contacts.id, contact.id),
      isNotNull(contacts.unsubscribedAt),
    ),
  );
  if (unsubscribed > 0) throw new Invalid({ phone: 'unsubscribed' });
  return contact;
}

async function ofGroup(tx: Transaction, actor: WorkspaceContext, listId: string): Promise<Addressee[]> {
  authorizeLists(actor, 'view');
  const found = await tx
    .select({ id: contacts.id, seatId: contacts.seatId, teamId: contacts.teamId })
    .from(contactListMembers)
    .innerJoin(
      contacts,
      and(
        eq(contacts.workspaceId, contactListMembers.workspaceId),
        eq(contacts.id, contactListMembers.contactId),
      ),
    )
    .where(
      and(
        eq(contactListMembers.workspaceId, actor.workspace.id),
        eq(contactListMembers.listId, listId),
        isNotNull(contacts.phone),
        isNull(contacts.unsubscribedAt),
        visibleRows(contactVisibility(actor.access), contacts),
      ),
    )
    // In a fixed order, so that two sendings to the same people cannot deadlock.
    .orderBy(contacts.id)
    .limit(most + 1);
  if (found.length === 0) throw new Invalid({ listId: 'nobody-to-send' });
  if (found.length > most) throw new Invalid({ listId: 'too-many-recipients' });
  return found;
}
