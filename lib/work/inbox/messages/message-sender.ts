import 'server-only';
import { and, eq, or } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { phoneToStore } from '@/lib/work/contacts/change/stored-phone';

/** The sender of a message, as the channel knows them. */
interface From {
  name?: string;
  phone?: string;
  email?: string;
}

/**
 * Finds the contact with that phone or email, the oldest of several, or creates an unassigned one. An address
 * never becomes a name, because names are shown where addresses are masked (S1.26, MA11).
 * @throws Invalid on `from` without phone and email, on `phone` for an invalid one
 */
export async function senderOf(tx: Transaction, workspaceId: string, from: From) {
  const phone = phoneToStore(from.phone ?? '');
  const email = from.email ?? null;
  if (!phone && !email) throw new Invalid({ from: 'required' });
  const known = or(
    email ? eq(contacts.emailKey, foldEmail(email)) : undefined,
    phone ? eq(contacts.phoneKey, phone.replace(/[^0-9+]/g, '')) : undefined,
  );
  const { id, seatId, teamId } = contacts;
  const shape = { workspaceId: contacts.workspaceId, id, seatId, teamId };
  const [found] = await tx
    .select(shape)
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), known))
    .orderBy(contacts.createdAt, contacts.id)
    .limit(1)
    // Locked, so that a concurrent assignment and the conversation agree.
    .for('update');
  if (found) return found;
  const [made] = await tx
    .insert(contacts)
    .values({ workspaceId, name: from.name ?? '', phone, email })
    .returning(shape);
  if (!made) throw new Error('A contact was not written.');
  return made;
}
