import 'server-only';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { Invalid } from '@/lib/platform/errors';
import { authorizeLists } from '@/lib/work/contacts/list-permissions';
import { senderOf } from '@/lib/work/inbox/channels/message-sender';
import { sharedGroupPhones } from '@/lib/work/shares/shared-group-phones';
import type { Addressee } from '../send-text';

/** The recipients: a phone number, or all reachable contacts of a group of this account or shared with it. */
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
  if ('phone' in to) return [await byPhone(tx, actor, to.phone)];
  authorizeLists(actor, 'view');
  const shared = await sharedGroupPhones(tx, actor, to.listId, most + 1);
  const found = shared
    ? await ofSharedGroup(tx, actor, withinLimit(shared))
    : withinLimit(await ofGroup(tx, actor, to.listId));
  if (found.length === 0) throw new Invalid({ listId: 'nobody-to-send' });
  return found;
}

function withinLimit<T>(recipients: T[]): T[] {
  if (recipients.length > most) throw new Invalid({ listId: 'too-many-recipients' });
  return recipients;
}

async function byPhone(tx: Transaction, actor: WorkspaceContext, phone: string): Promise<Addressee> {
  if (phone.trim() === '') throw new Invalid({ phone: 'required' });
  const contact = await senderOf(tx, actor.workspace.id, { phone });
  if ((await unsubscribedOf(tx, actor, [contact.id])).size > 0) throw new Invalid({ phone: 'unsubscribed' });
  return contact;
}

/**
 * The contacts of this account with these numbers; unknown numbers become contacts without a name. Contacts
 * unsubscribed here are left out, like those unsubscribed at the giver.
 */
async function ofSharedGroup(tx: Transaction, actor: WorkspaceContext, phones: readonly string[]) {
  const found = new Map<string, Addressee>();
  for (const phone of phones) {
    const contact = await senderOf(tx, actor.workspace.id, { phone });
    found.set(contact.id, contact);
  }
  const unsubscribed = await unsubscribedOf(tx, actor, [...found.keys()]);
  return [...found.values()].filter(({ id }) => !unsubscribed.has(id));
}

async function unsubscribedOf(tx: Transaction, { workspace }: WorkspaceContext, ids: string[]) {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, workspace.id),
        inArray(contacts.id, ids),
        isNotNull(contacts.unsubscribedAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

async function ofGroup(tx: Transaction, actor: WorkspaceContext, listId: string): Promise<Addressee[]> {
  return (
    tx
      .select({ id: contacts.id, seatId: contacts.seatId, teamId: contacts.teamId })
      .from(contactListMembers)
      .innerJoin(contacts, refersTo(contactListMembers.contactId, contacts))
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
      .limit(most + 1)
  );
}
