import 'server-only';
import { and, eq, ne, or, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import type { MaskedField } from '@/lib/policy/model';

/** A contact that already has the phone or email. */
export interface Duplicate extends NamedContact {
  id: string;
  field: MaskedField;
}

/** Enough to choose from. */
const atMost = 5;

/**
 * Finds contacts with the same email or phone, among those that the person sees and by fields that they see
 * unmasked: a warning must neither reveal a contact outside their scope nor confirm a guess of a masked value
 * (MA5, MA8).
 * @param exceptId the contact that is being changed
 */
export async function findDuplicates(
  tx: Transaction,
  actor: WorkspaceContext,
  wanted: { email?: string | null; phone?: string | null },
  exceptId?: string,
): Promise<Duplicate[]> {
  const open = unmaskedFields(actor.access);
  const email = open.includes('email') && wanted.email ? foldEmail(wanted.email) : null;
  const phone = open.includes('phone') && wanted.phone ? wanted.phone.replace(/[^0-9+]/g, '') : null;
  const sameEmail = email ? eq(contacts.emailKey, email) : undefined;
  const samePhone = phone ? eq(contacts.phoneKey, phone) : undefined;
  if (!sameEmail && !samePhone) return [];
  const rows = await tx
    .select({
      id: contacts.id,
      contact: { name: contacts.name, phone: contacts.phone, email: contacts.email },
      isByEmail: sql<boolean>`coalesce(${sameEmail ?? sql`false`}, false)`,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, actor.workspace.id),
        or(sameEmail, samePhone),
        exceptId ? ne(contacts.id, exceptId) : undefined,
        visibleRows(contactVisibility(actor.access), contacts),
      ),
    )
    .orderBy(contacts.name, contacts.id)
    .limit(atMost);
  return rows.map(({ id, contact, isByEmail }) => ({
    id,
    ...seenContact(actor.access, contact),
    field: isByEmail ? 'email' : 'phone',
  }));
}
