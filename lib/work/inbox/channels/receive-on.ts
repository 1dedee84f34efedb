import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { type Channel, contacts, conversations } from '@/db/schema/work/contacts';
import { type EmailFacts, messages } from '@/db/schema/work/messages';
import { announce, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { publishEvent } from '@/lib/work/events/publish-event';
import { applyStopWord } from '@/lib/work/unsubscribed/apply-stop-word';
import { createSender, type From, type Sender, senderOf } from './message-sender';

/** The connected channel that a message arrives on. */
export interface ReceivingChannel {
  workspaceId: string;
  id: string;
  kind: Channel;
}

/** A contact's message, as the channel's connection hands it in. */
export interface Inbound {
  /** The channel's id of the message: a repeated one is the same message. */
  externalId: string;
  text: string;
  subject?: string | null;
  /** Of an email. An automatic one triggers nothing, so that programs do not answer each other (RFC 3834). */
  email?: EmailFacts;
  /**
   * `from`: the contact with that phone or email, or a new one. `conversationId`: an existing conversation, for a
   * connection that knows it. `newContact`: a contact without any address.
   */
  sender: { from: From } | { conversationId: string } | { newContact: { name: string } };
}

export interface Received {
  id: string;
  conversationId: string;
  /** False for a repeated message, which changes nothing. */
  isNew: boolean;
}

/**
 * Writes a contact's message into its conversation, whatever connection it came by. An unknown sender becomes an
 * unassigned contact; a closed conversation reopens.
 *
 * @param tx a transaction of the channel's workspace
 * @throws Invalid on `from` without phone and email, on `phone` for an invalid one
 * @throws NotFound when the workspace has no conversation with that id
 */
export async function receiveOn(
  tx: Transaction,
  channel: ReceivingChannel,
  { externalId, text, subject, email, sender }: Inbound,
): Promise<Received> {
  const { workspaceId, id: channelId } = channel;
  await lockReceiving(tx, workspaceId);
  const before = await receivedBefore(tx, channel, externalId);
  if (before) return { ...before, isNew: false };
  const { contact, conversationId: known } = await writerOf(tx, workspaceId, sender);
  const isAutomatic = email?.isAutomatic ?? false;
  if (!isAutomatic) await applyStopWord(tx, contact, text);
  const { conversationId, isOpened } = await openConversation(tx, contact, { channel, text, known });
  const written = await oneRow(
    tx
      .insert(messages)
      .values({
        ...{ workspaceId, conversationId, kind: 'inbound', body: text },
        ...{ subject: subject || null, email, channelId, externalId },
      })
      .returning({ id: messages.id }),
  );
  const about = { conversationId, contactId: contact.id };
  if (!isAutomatic) {
    if (isOpened) await publishEvent(tx, workspaceId, 'conversation-opened', [about]);
    await publishEvent(tx, workspaceId, 'message-received', [{ ...about, messageId: written.id }]);
  }
  await announce(tx, { topic: 'work', workspaceId });
  return { id: written.id, conversationId, isNew: true };
}

/** One at a time, so that a repeated message, or two first messages of a contact, end in one conversation. */
export async function lockReceiving(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 1))`);
}

/** The contact who writes, locked, and the conversation where the connection knows it. */
async function writerOf(
  tx: Transaction,
  workspaceId: string,
  sender: Inbound['sender'],
): Promise<{ contact: Sender; conversationId?: string }> {
  if ('from' in sender) return { contact: await senderOf(tx, workspaceId, sender.from) };
  if ('newContact' in sender) return { contact: await createSender(tx, workspaceId, sender.newContact) };
  const { conversationId } = sender;
  const { id, seatId, teamId } = contacts;
  const [contact] = await tx
    .select({ workspaceId: contacts.workspaceId, id, seatId, teamId })
    .from(contacts)
    .innerJoin(
      conversations,
      and(eq(conversations.workspaceId, contacts.workspaceId), eq(conversations.contactId, contacts.id)),
    )
    .where(and(eq(contacts.workspaceId, workspaceId), eq(conversations.id, conversationId)))
    .for('update', { of: contacts });
  if (!contact) throw new NotFound();
  return { contact, conversationId };
}

async function receivedBefore(
  tx: Transaction,
  { workspaceId, id: channelId }: ReceivingChannel,
  externalId: string,
) {
  const [message] = await tx
    .select({ id: messages.id, conversationId: messages.conversationId })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        eq(messages.channelId, channelId),
        eq(messages.externalId, externalId),
      ),
    );
  return message;
}

/**
 * The known conversation, or the contact's latest on that kind of channel, reopened; a first one is assigned
 * like the contact (decision 041).
 */
async function openConversation(
  tx: Transaction,
  contact: Sender,
  { channel, text, known }: { channel: ReceivingChannel; text: string; known?: string },
) {
  const { workspaceId, id: contactId, seatId, teamId } = contact;
  const latest = { status: 'open', preview: text, lastMessageAt: sql`clock_timestamp()` } as const;
  const [found] = await tx
    .select({
      id: conversations.id,
      status: conversations.status,
      isOutreach: conversations.isOutreach,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, workspaceId),
        eq(conversations.contactId, contactId),
        known ? eq(conversations.id, known) : eq(conversations.channel, channel.kind),
      ),
    )
    .orderBy(sql`${conversations.lastMessageAt} desc`)
    .limit(1)
    .for('update');
  if (!found) {
    const made = await oneRow(
      tx
        .insert(conversations)
        .values({ workspaceId, contactId, channel: channel.kind, seatId, teamId, ...latest })
        .returning({ id: conversations.id }),
    );
    return { conversationId: made.id, isOpened: true };
  }
  if (found.status === 'closed' && !found.isOutreach) {
    await tx
      .insert(messages)
      .values({ workspaceId, conversationId: found.id, kind: 'event', event: 'reopened' });
  }
  await tx
    .update(conversations)
    // An outreach becomes a conversation with its first answer.
    .set({ ...latest, ...(found.isOutreach && { isOutreach: false, createdAt: sql`now()` }) })
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, found.id)));
  return { conversationId: found.id, isOpened: found.status === 'closed' };
}
