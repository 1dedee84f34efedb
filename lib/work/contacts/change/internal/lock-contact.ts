import 'server-only';
import { and, eq } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type ContactVerb, contactVisibility, decideOnContact } from '@/lib/access/scope/contact-scope';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';

type Contact = typeof contacts.$inferSelect;

/**
 * Locks a contact until the transaction ends, to change it.
 * @param version the version that the person saw; absent when it does not matter
 * @throws NotFound when there is none, or it is outside the person's scope (R6)
 * @throws Denied when they lack the permission
 * @throws Stale when it has changed since
 */
export async function lockContact(
  tx: Transaction,
  actor: WorkspaceContext,
  { contactId, version }: { contactId: string; version?: number },
  verb: ContactVerb,
): Promise<Contact> {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, actor.workspace.id),
        eq(contacts.id, contactId),
        visibleRows(contactVisibility(actor.access), contacts),
      ),
    )
    .for('update');
  if (!contact) throw new NotFound();
  const decision = decideOnContact(actor.access, verb, contact);
  if (!decision.allowed) throw new Denied(decision);
  if (version !== undefined && contact.version !== version) throw new Stale();
  return contact;
}
