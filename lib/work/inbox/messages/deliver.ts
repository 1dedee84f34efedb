import 'server-only';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import type { MessageJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { type Delivery, messages } from '@/db/schema/work/messages';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { finishRecipient } from '@/lib/work/sendings/finish-recipient';
import { withUnsubscribeLink } from '@/lib/work/unsubscribed/with-unsubscribe-link';
import { connected } from '../channels/channel-conditions';
import { channelFromAbove } from '../channels/channels-above';
import type { OutboundDelivery } from '../channels/connection';
import { connectionOf } from '../channels/connections';
import type { ChannelKey } from './message-channel';

const template = alias(collectionRecords, 'template');

/**
 * Hands answers to the connections of their channels, until one takes it or the tries are used up. The thread shows
 * the state of each answer.
 */
export const messageJobs: JobHandler = { kinds: ['message'], attempt, giveUp };

/** Hands over mass messages in separate lanes, so that no answer waits behind them. */
export const bulkMessageJobs: JobHandler = { kinds: ['bulk-message'], lanes: 4, attempt, giveUp };

async function attempt({ id, job, tries }: Queued): Promise<Outcome> {
  if (job.kind !== 'message' && job.kind !== 'bulk-message') return 'obsolete';
  const delivery = await deliveryOf(job);
  const connection = delivery && connectionOf(delivery.channel);
  if (!delivery || !connection) return 'obsolete';
  if ((await connection.deliver({ ...delivery, job: { id, tries } })) === 'gone') return 'obsolete';
  await finish(job, 'delivered', { state: 'sent' });
  return 'done';
}

async function giveUp({ job }: Queued, reason: string): Promise<void> {
  if (job.kind === 'message' || job.kind === 'bulk-message')
    await finish(job, 'failed', { state: 'failed', reason });
}

/** The message and its channel; null once the message is deleted, or its channel is deleted or disconnected. */
async function deliveryOf({
  workspaceId,
  messageId,
  channelId,
  channelWorkspaceId,
  templateId,
  recipientId,
  sender,
}: MessageJob): Promise<Omit<OutboundDelivery, 'job'> | null> {
  const ofTenant = (table: { workspaceId: PgColumn }) => eq(table.workspaceId, messages.workspaceId);
  return inTenant({ workspaceId }, async (tx) => {
    const [row] = await tx
      .select({
        subject: messages.subject,
        text: messages.body,
        isAutomatic: sql<boolean>`${messages.authorId} is null or ${messages.kind} = 'broadcast'`,
        at: messages.at,
        conversationId: messages.conversationId,
        reader: { contactId: contacts.id, channel: conversations.channel },
        to: { name: contacts.name, phone: contacts.phone, email: contacts.email },
        template: { name: template.name, language: sql<string>`${template.fields} ->> 'language'` },
        now: sql<number>`extract(epoch from now())::int`,
      })
      .from(messages)
      .innerJoin(conversations, and(ofTenant(conversations), eq(conversations.id, messages.conversationId)))
      .innerJoin(contacts, and(ofTenant(contacts), eq(contacts.id, conversations.contactId)))
      .leftJoin(template, and(ofTenant(template), eq(template.id, templateId ?? sql`null`)))
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
    const channel = await channelOf(tx, { workspaceId, channelId, channelWorkspaceId });
    if (!row || !channel) return null;
    const { now, reader, template: chosen, ...message } = row;
    const unsubscribing =
      recipientId && (await withUnsubscribeLink(tx, { workspaceId, ...reader }, message.text));
    const inReplyTo = await lastReceived(tx, { workspaceId, channelId, ...message });
    return {
      channel,
      now,
      message: {
        ...{ ...message, id: messageId, inReplyTo },
        ...(unsubscribing && { unsubscribing }),
        ...(chosen && { template: chosen }),
        ...(sender && { sender }),
      },
    };
  });
}

/** The record of a message's channel while it is connected, here or in an account above (S0). */
async function channelOf(
  tx: Transaction,
  { workspaceId, channelId, channelWorkspaceId }: ChannelKey & { workspaceId: string },
) {
  if (channelWorkspaceId)
    return channelFromAbove(tx, workspaceId, { id: channelId, workspaceId: channelWorkspaceId });
  const here = and(eq(collectionRecords.workspaceId, workspaceId), eq(collectionRecords.id, channelId));
  const [channel] = await tx.select().from(collectionRecords).where(and(here, connected));
  return channel;
}

async function lastReceived(
  tx: Transaction,
  of: { workspaceId: string; channelId: string; conversationId: string },
) {
  const [last] = await tx
    .select({ externalId: sql<string>`${messages.externalId}`, subject: messages.subject })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, of.workspaceId),
        eq(messages.conversationId, of.conversationId),
        eq(messages.channelId, of.channelId),
        isNotNull(messages.externalId),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1);
  return last ?? null;
}

async function finish(
  { workspaceId, messageId, recipientId }: MessageJob,
  delivery: Delivery,
  outcome: Parameters<typeof finishRecipient>[2],
): Promise<void> {
  await inTenant({ workspaceId }, async (tx) => {
    await tx
      .update(messages)
      .set({ delivery })
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
    if (recipientId) await finishRecipient(tx, { workspaceId, recipientId }, outcome);
    // For mass messages the sending notifies once for all of them.
    else await announce(tx, { topic: 'work', workspaceId });
  });
}
