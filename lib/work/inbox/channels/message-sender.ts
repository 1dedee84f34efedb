import 'server-only';
import { and, eq, or } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { phoneToStore } from '@/lib/work/contacts/change/stored-phone';

/** The sender of a message, as the channel knows them. */
export interface From {
  name?: string;
  phone?: string;
  email?: string;
}

/** The contact who writes, locked. */
export interface Sender {
  workspaceId: string;
  id: string;
  seatId: string | null;
  teamId: string | null;
}

const { id, seatId, teamId } = contacts;
const shape = { workspaceId: contacts.workspaceId, id, seatId, teamId };

/**
 * Finds the contact with that phone or email, the oldest of several, or creates an unassigned one. An address
 * never becomes a name, because names are shown where addresses are masked (S1.26, MA11).
 * @throws Invalid on `from` without phone and email, on `phone` for an invalid one
 */
export async function senderOf(tx: Transaction, workspaceId: string, from: From): Promise<Sender> {
  const phone = phoneToStore(from.phone ?? '', null);
  const email = from.email ?? null;
  if (!phone && !email) throw new Invalid({ from: 'required' });
  const known = or(
    email ? eq(contacts.emailKey, foldEmail(email)) : undefined,
    phone ? eq(contacts.phoneKey, phone.replace(/[^0-9+]/g, '')) : undefined,
  );
  const [found] = await tx
    .select(shape)
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), known))
    .orderBy(contacts.createdAt, contacts.id)
    .limit(1)
    // Locked, so that a concurrent assignment and the conversation agree.
    .for('update');
  if (found) return found;
  return createSender(tx, workspaceId, { name: from.name ?? '', phone, email });
}

/** Creates an unassigned contact. */
export async function createSender(
  tx: Transaction,
  workspaceId: string,
  values: { name: string; phone?: string | null; email?: string | null },
): Promise<Sender> {
  const made = await oneRow(
    tx
      .insert(contacts)
      .values({ workspaceId, ...values })
      .returning(shape),
  );
  return made;
}
