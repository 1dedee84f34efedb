import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import { formEntries } from '@/db/schema/work/form-entries';
import { announce, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { recordedName } from '@/lib/access/masking/seen-contact';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { planListAutomations } from '@/lib/work/events/plan-automations';
import { publishEvent } from '@/lib/work/events/publish-event';
import { countOne } from '@/lib/work/records/record-figures';
import { type FormEntry, onEntry } from './form-entry';
import type { PublishedForm } from './internal/published-form';

/**
 * Applies a form entry after its sender confirmed it from their mailbox (S2.13). A second confirmation
 * changes nothing.
 * @throws NotFound for an invalid or expired link, and when the form is no longer published
 */
export async function confirmEntry(token: string): Promise<void> {
  await onEntry(token, async (tx, entry, form) => {
    if (entry.confirmedAt) return;
    const contactId = await acts[form.purpose](tx, entry, form, await withAddress(tx, entry));
    const { workspaceId, id, formId } = entry;
    await tx
      .update(formEntries)
      .set({ confirmedAt: sql`now()`, contactId })
      .where(and(eq(formEntries.workspaceId, workspaceId), eq(formEntries.id, id)));
    await countOne(tx, { workspaceId, recordId: formId, figure: 'confirmed' });
    await announce(tx, { topic: 'work', workspaceId });
  });
}

type Contact = typeof contacts.$inferSelect;
type Act = (
  tx: Transaction,
  entry: FormEntry,
  form: PublishedForm,
  known: readonly Contact[],
) => Promise<string | null>;

/**
 * The contacts with that address, the first added first. Concurrent confirmations wait for each other, so
 * that only one adds a contact.
 */
async function withAddress(tx: Transaction, { workspaceId, email }: FormEntry): Promise<Contact[]> {
  const key = foldEmail(email);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`form ${workspaceId} ${key}`}, 0))`);
  return tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.emailKey, key)))
    .orderBy(asc(contacts.id))
    .for('update');
}

const idsOf = (known: readonly Contact[]) => known.map(({ id }) => id);

const acts: Record<PublishedForm['purpose'], Act> = {
  /** A known contact keeps their name; only the list and the wish for messages change. */
  async 'sign-up'(tx, entry, form, known) {
    const contactId = known[0]?.id ?? (await addContact(tx, entry));
    const of = { workspaceId: entry.workspaceId, listId: form.listId };
    const joined = await tx
      .insert(contactListMembers)
      .values({ ...of, contactId })
      .onConflictDoNothing()
      .returning({ contactId: contactListMembers.contactId });
    await resubscribeKnown(tx, form, known);
    await planListAutomations(tx, of, joined);
    return contactId;
  },

  async unsubscribe(tx, { workspaceId }, { listId }, known) {
    await tx
      .delete(contactListMembers)
      .where(
        and(
          eq(contactListMembers.workspaceId, workspaceId),
          eq(contactListMembers.listId, listId),
          isAmong(contactListMembers.contactId, idsOf(known)),
        ),
      );
    return known[0]?.id ?? null;
  },

  async update(tx, { workspaceId, name }, { listId }, known) {
    const ofList = tx
      .select({ id: contactListMembers.contactId })
      .from(contactListMembers)
      .where(and(eq(contactListMembers.workspaceId, workspaceId), eq(contactListMembers.listId, listId)));
    const corrected = await tx
      .update(contacts)
      .set({ name, version: sql`version + 1`, updatedAt: sql`now()` })
      .where(
        and(
          eq(contacts.workspaceId, workspaceId),
          isAmong(contacts.id, idsOf(known)),
          sql`${contacts.id} in ${ofList}`,
        ),
      )
      .returning({ contactId: contacts.id });
    await publishEvent(tx, workspaceId, 'contact-updated', corrected);
    return corrected[0]?.contactId ?? null;
  },
};

/** The contact is unassigned, so members who see unassigned contacts see it. */
async function addContact(tx: Transaction, { workspaceId, email, name }: FormEntry): Promise<string> {
  const contactId = v7();
  await tx.insert(contacts).values({ workspaceId, id: contactId, name, email });
  await publishEvent(tx, workspaceId, 'contact-created', [{ contactId }]);
  return contactId;
}

/**
 * A contact who had unsubscribed subscribes again; it is recorded like a resubscription by a member (S0.2).
 */
async function resubscribeKnown(
  tx: Transaction,
  form: PublishedForm,
  known: readonly Contact[],
): Promise<void> {
  const { workspaceId, organisationId, formId } = form;
  for (const contact of known.filter(({ unsubscribedAt }) => unsubscribedAt !== null)) {
    const { id } = contact;
    await tx
      .update(contacts)
      .set({ unsubscribedAt: null })
      .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, id)));
    const subject = { id, name: recordedName(contact) };
    await recordAudit(tx, null, {
      event: 'contact.resubscribed',
      organisationId,
      workspaceId,
      subject,
      after: { form: formId },
    });
  }
}
