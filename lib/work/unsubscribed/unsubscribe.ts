import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { contacts } from '@/db/schema/work/contacts';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { countOne } from '@/lib/work/records/record-figures';
import { senderName } from '@/lib/work/senders/sender-name';
import { readUnsubscribeToken } from './unsubscribe-token';

/**
 * What the unsubscribe page shows: the sender, and whether the reader has unsubscribed. It contains nothing
 * else about them (IN10).
 */
export interface Unsubscription {
  sender: string;
  hasLeft: boolean;
}

/**
 * Reads the reader of an unsubscribe link. It changes nothing, because mail scanners open links too.
 * @throws NotFound for an invalid link, and once the contact is deleted
 */
export async function readUnsubscription(token: string): Promise<Unsubscription> {
  return onLink(token, async (tx, { contact, workspaceId }) => ({
    sender: await senderName(tx, workspaceId),
    hasLeft: contact.unsubscribedAt !== null,
  }));
}

/**
 * Unsubscribes the recipient of this link: this contact, and every other contact of the workspace with the
 * same address. A second call changes nothing.
 * @throws NotFound like `readUnsubscription`
 */
export async function unsubscribe(token: string): Promise<void> {
  await onLink(token, async (tx, { contact, workspaceId, campaignId }) => {
    const left = await tx
      .update(contacts)
      .set({ unsubscribedAt: sql`now()` })
      .where(
        and(
          eq(contacts.workspaceId, workspaceId),
          or(
            eq(contacts.id, contact.id),
            contact.emailKey ? eq(contacts.emailKey, contact.emailKey) : undefined,
          ),
          isNull(contacts.unsubscribedAt),
        ),
      )
      .returning({ id: contacts.id });
    if (left.length === 0) return;
    if (campaignId) await countOne(tx, { workspaceId, recordId: campaignId, figure: 'unsubscribed' });
    await announce(tx, { topic: 'work', workspaceId });
  });
}

interface Linked {
  workspaceId: string;
  contact: typeof contacts.$inferSelect;
  /** The campaign that the link came with. */
  campaignId: string | null;
}

async function onLink<T>(token: string, act: (tx: Transaction, linked: Linked) => Promise<T>): Promise<T> {
  const named = readUnsubscribeToken(token);
  if (!named) throw new NotFound();
  const { workspaceId, id, kind } = named;
  return inTenant({ workspaceId }, async (tx) => {
    const [delivery] =
      kind === 'delivery'
        ? await tx
            .select({ contactId: campaignDeliveries.contactId, campaignId: campaignDeliveries.campaignId })
            .from(campaignDeliveries)
            .where(and(eq(campaignDeliveries.workspaceId, workspaceId), eq(campaignDeliveries.id, id)))
        : [{ contactId: id, campaignId: null }];
    if (!delivery) throw new NotFound();
    const [contact] = await tx
      .select()
      .from(contacts)
      .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, delivery.contactId)))
      .for('no key update');
    if (!contact) throw new NotFound();
    return act(tx, { workspaceId, contact, campaignId: delivery.campaignId });
  });
}
