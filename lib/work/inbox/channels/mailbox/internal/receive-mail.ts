import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import { announce, type Transaction } from '@/db/tenant';
import { foldEmail, isSameEmail } from '@/lib/platform/mail/fold-email';
import { type ReceivingChannel, receiveOn } from '../../receive-on';
import type { Mail } from '../parse-mail';

/** What became of a mail. Only a message is shown in a conversation. */
export type ReceivedMail =
  | 'message'
  | 'repeated'
  | 'bounce'
  | 'delay'
  | 'unknown-bounce'
  | 'own'
  | 'no-sender';

/**
 * Writes a mail into the conversation that it belongs to. A report of a failed delivery marks that message instead,
 * and what the mailbox itself sent is left out, so that no mail can be answered in circles.
 *
 * @param own the address of the mailbox
 */
export async function receiveMail(
  tx: Transaction,
  channel: ReceivingChannel,
  { own, mail }: { own: string; mail: Mail },
): Promise<{ is: ReceivedMail; id?: string }> {
  if (mail.bounce) return { is: await markFailed(tx, channel, mail.bounce) };
  if (!mail.from) return { is: 'no-sender' };
  if (isSameEmail(mail.from.email, own)) return { is: 'own' };
  const known = await conversationOf(tx, channel, mail, mail.from.email);
  const names = mail.facts.attachments?.map(({ name }) => name).join(', ');
  const { id, isNew } = await receiveOn(tx, channel, {
    externalId: mail.externalId,
    subject: mail.subject,
    text: mail.text || mail.subject || names || '…',
    email: { ...mail.facts, ...(known?.isOther && { from: mail.from.email }) },
    sender: known ? { conversationId: known.id } : { from: mail.from },
  });
  return { is: isNew ? 'message' : 'repeated', id };
}

/**
 * The conversation that a mail replies to. Our Message-IDs are signed, so a sender who names one has received it, perhaps
 * under another address. Ids of other programs are no secret: they count only from the contact's own address.
 */
async function conversationOf(
  tx: Transaction,
  { workspaceId, id: channelId }: ReceivingChannel,
  { repliesTo, references }: Mail,
  from: string,
): Promise<{ id: string; isOther: boolean } | null> {
  const find = (condition: ReturnType<typeof and>) =>
    tx
      .select({ message: messages.id, id: conversations.id, email: contacts.emailKey })
      .from(messages)
      .innerJoin(conversations, refersTo(messages.conversationId, conversations))
      .innerJoin(contacts, refersTo(conversations.contactId, contacts))
      .where(and(eq(messages.workspaceId, workspaceId), eq(conversations.channel, 'email'), condition));
  const sent = repliesTo.length > 0 ? await find(inArray(messages.id, repliesTo)) : [];
  const nearest = repliesTo.flatMap((each) => sent.find(({ message }) => message === each) ?? [])[0];
  if (nearest) return { id: nearest.id, isOther: nearest.email !== foldEmail(from) };
  if (references.length === 0) return null;
  const known = and(
    inArray(messages.externalId, references),
    eq(messages.channelId, channelId),
    eq(contacts.emailKey, foldEmail(from)),
  );
  const [received] = await find(known);
  return received ? { id: received.id, isOther: false } : null;
}

async function markFailed(
  tx: Transaction,
  { workspaceId }: ReceivingChannel,
  { messageIds, isFinal }: NonNullable<Mail['bounce']>,
): Promise<ReceivedMail> {
  if (messageIds.length === 0) return 'unknown-bounce';
  if (!isFinal) return 'delay';
  const failed = await tx
    .update(messages)
    .set({ delivery: 'failed' })
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        inArray(messages.id, messageIds),
        inArray(messages.kind, ['outbound', 'broadcast']),
      ),
    )
    .returning({ id: messages.id });
  if (failed.length === 0) return 'unknown-bounce';
  await announce(tx, { topic: 'work', workspaceId });
  return 'bounce';
}
