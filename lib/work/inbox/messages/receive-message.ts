import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { type Channel, channels, conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import { announce, enter, inTenant, type Transaction } from '@/db/tenant';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { isSigned } from '@/lib/platform/http/signature';
import { cleanText } from '@/lib/platform/input/text';
import { ContactEmail } from '@/lib/platform/mail/mailbox-list';
import { publishEvent } from '@/lib/work/events/publish-event';
import { secretOf } from '@/lib/work/records/record-secret';
import { applyStopWord } from '@/lib/work/unsubscribed/apply-stop-word';
import { messageBody } from './message-body';
import { connected } from './message-channel';
import { senderOf } from './message-sender';

/**
 * The body of a channel's post. `id` is the channel's id of the message: a repeated one is the same message.
 */
export const InboundMessage = z.object({
  id: z.string('invalid').min(1, 'required').max(200, 'too-long'),
  from: z.object({
    name: cleanText(false).pipe(z.string().max(200, 'too-long')).optional(),
    phone: z.string('invalid').max(100, 'bad-phone').optional(),
    email: ContactEmail.optional(),
  }),
  text: messageBody,
});

type Inbound = z.output<typeof InboundMessage>;

/**
 * Receives a contact's message from a channel. An unknown sender becomes an unassigned contact; a closed
 * conversation reopens. A repeated post changes nothing.
 * @param signature the channel's signature of `body`, which must be the exact bytes sent
 * @returns the id of the message
 * @throws Unauthenticated for an invalid signature or an unknown channel: both answer alike
 * @throws Invalid
 */
export async function receiveMessage(
  channelId: string,
  signature: string | null,
  body: string,
): Promise<{ id: string }> {
  if (!z.uuid().safeParse(channelId).success) throw new Unauthenticated();
  return inTenant({ channelId }, async (tx) => {
    const { workspaceId, kind } = await callingChannel(tx, channelId, signature, body);
    const message = parse(body);
    await enter(tx, { workspaceId });
    // One at a time, so that a repeated post, or two first messages of a contact, end in one conversation.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 1))`);
    const before = await takenBefore(tx, workspaceId, channelId, message.id);
    if (before) return before;
    const contact = await senderOf(tx, workspaceId, message.from);
    await applyStopWord(tx, contact, message.text);
    const { conversationId, isOpened } = await openConversation(tx, contact, kind, message.text);
    const [written] = await tx
      .insert(messages)
      .values({
        workspaceId,
        conversationId,
        kind: 'inbound',
        body: message.text,
        channelId,
        externalId: message.id,
      })
      .returning({ id: messages.id });
    if (!written) throw new Error('A message was not written.');
    const about = { conversationId, contactId: contact.id };
    if (isOpened) await publishEvent(tx, workspaceId, 'conversation-opened', [about]);
    await publishEvent(tx, workspaceId, 'message-received', [{ ...about, messageId: written.id }]);
    await announce(tx, { topic: 'work', workspaceId });
    return written;
  });
}

async function callingChannel(tx: Transaction, id: string, signature: string | null, body: string) {
  const [row] = await tx
    .select({ record: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
    .from(collectionRecords)
    .where(and(eq(collectionRecords.id, id), connected));
  const secret = row && secretOf(row.record);
  const kind = channels.find((each) => each === row?.record.fields.kind);
  if (!row || !secret || !kind || !isSigned(secret, signature, body, row.now)) throw new Unauthenticated();
  return { workspaceId: row.record.workspaceId, kind };
}

function parse(body: string): Inbound {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    throw new Invalid({ '': 'invalid' });
  }
  const parsed = InboundMessage.safeParse(read);
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  return parsed.data;
}

async function takenBefore(tx: Transaction, workspaceId: string, channelId: string, externalId: string) {
  const [message] = await tx
    .select({ id: messages.id })
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

interface Sender {
  workspaceId: string;
  id: string;
  seatId: string | null;
  teamId: string | null;
}

/**
 * The contact's latest conversation on that kind of channel, reopened; a first one is assigned like the
 * contact (decision 041).
 */
async function openConversation(tx: Transaction, contact: Sender, channel: Channel, text: string) {
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
        eq(conversations.channel, channel),
      ),
    )
    .orderBy(sql`${conversations.lastMessageAt} desc`)
    .limit(1)
    .for('update');
  if (!found) {
    const [made] = await tx
      .insert(conversations)
      .values({ workspaceId, contactId, channel, seatId, teamId, ...latest })
      .returning({ id: conversations.id });
    if (!made) throw new Error('A conversation was not written.');
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
