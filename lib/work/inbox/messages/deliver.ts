import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import type { MessageJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { type Delivery, messages } from '@/db/schema/work/messages';
import { announce, inTenant } from '@/db/tenant';
import type { SignedPost } from '@/lib/platform/http/post-signed';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { postLogged } from '@/lib/work/deliveries/post-logged';
import { secretOf } from '@/lib/work/records/record-secret';
import { finishRecipient } from '@/lib/work/sendings/finish-recipient';
import { withUnsubscribeLink } from '@/lib/work/unsubscribed/with-unsubscribe-link';
import { connected } from './message-channel';

const template = alias(collectionRecords, 'template');

/**
 * Posts answers to their channels, signed with the channel's secret, until the channel answers with a 2xx or
 * the tries are used up. The thread shows the state of each answer.
 */
export const messageJobs: JobHandler = { kinds: ['message'], attempt, giveUp };

/** Posts mass messages in separate lanes, so that no answer waits behind them. */
export const bulkMessageJobs: JobHandler = { kinds: ['bulk-message'], lanes: 4, attempt, giveUp };

async function attempt({ id, job, tries }: Queued): Promise<Outcome> {
  if (job.kind !== 'message' && job.kind !== 'bulk-message') return 'obsolete';
  const post = await postFor(job);
  if (!post) return 'obsolete';
  const { workspaceId, channelId: recordId } = job;
  await postLogged({ workspaceId, recordId, jobId: id, about: 'message', attempt: tries }, post);
  await finish(job, 'delivered', { state: 'sent' });
  return 'done';
}

async function giveUp({ job }: Queued, reason: string): Promise<void> {
  if (job.kind === 'message' || job.kind === 'bulk-message')
    await finish(job, 'failed', { state: 'failed', reason });
}

/** The post and its address; null once the message is deleted, or its channel is deleted or disconnected. */
async function postFor({
  workspaceId,
  messageId,
  channelId,
  templateId,
  recipientId,
}: MessageJob): Promise<SignedPost | null> {
  const ofTenant = (table: { workspaceId: PgColumn }) => eq(table.workspaceId, messages.workspaceId);
  return inTenant({ workspaceId }, async (tx) => {
    const [row] = await tx
      .select({
        channel: collectionRecords,
        text: messages.body,
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
      .innerJoin(
        collectionRecords,
        and(ofTenant(collectionRecords), eq(collectionRecords.id, channelId), connected),
      )
      .leftJoin(template, and(ofTenant(template), eq(template.id, templateId ?? sql`null`)))
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
    const secret = row && secretOf(row.channel);
    const url = row?.channel.fields.url;
    if (!row || !secret || typeof url !== 'string') return null;
    const { text, at, conversationId, to, now } = row;
    const content = {
      ...{ id: messageId, channelId, conversationId, to, text, at },
      ...(recipientId && (await withUnsubscribeLink(tx, { workspaceId, ...row.reader }, text))),
      ...(row.template && { template: row.template }),
    };
    return { url, secret, now, content };
  });
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
