import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/collection-records';
import { contacts, conversations } from '@/db/schema/contacts';
import { type Delivery, messages } from '@/db/schema/messages';
import { type MessageJob, outbox } from '@/db/schema/outbox';
import { announce, inTenant } from '@/db/tenant';
import { postSigned, type SignedPost } from '@/lib/http/post-signed';
import { drain, type Outcome, type Queued } from '@/lib/outbox/drain';
import { secretOf } from '../records/secret';
import { connected } from './channel';

/**
 * Carries answers to their channels: each is posted to the channel's address, signed with its secret, until it
 * answers with a 2xx or the tries are used up. The thread says how far an answer got.
 *
 * @returns how many were taken
 */
export async function deliverMessages(): Promise<number> {
  return drain({
    name: 'messages',
    concerns: sql`${outbox.job} ->> 'kind' = 'message'`,
    attempt,
    giveUp: async ({ job }) => {
      if (job.kind === 'message') await settle(job, 'failed');
    },
  });
}

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'message') return 'obsolete';
  const letter = await letterOf(job);
  if (!letter) return 'obsolete';
  await postSigned(letter);
  await settle(job, 'delivered');
  return 'done';
}

/** What is posted, and where; null once the message, or the channel it was for, is gone or disconnected. */
async function letterOf({ workspaceId, messageId, channelId }: MessageJob): Promise<SignedPost | null> {
  return inTenant({ workspaceId }, async (tx) => {
    const [row] = await tx
      .select({
        channel: collectionRecords,
        text: messages.body,
        at: messages.at,
        conversationId: messages.conversationId,
        to: { name: contacts.name, phone: contacts.phone, email: contacts.email },
        now: sql<number>`extract(epoch from now())::int`,
      })
      .from(messages)
      .innerJoin(
        conversations,
        and(
          eq(conversations.workspaceId, messages.workspaceId),
          eq(conversations.id, messages.conversationId),
        ),
      )
      .innerJoin(
        contacts,
        and(eq(contacts.workspaceId, conversations.workspaceId), eq(contacts.id, conversations.contactId)),
      )
      .innerJoin(
        collectionRecords,
        and(
          eq(collectionRecords.workspaceId, messages.workspaceId),
          eq(collectionRecords.id, channelId),
          connected,
        ),
      )
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
    const secret = row && secretOf(row.channel);
    const url = row?.channel.fields.url;
    if (!row || !secret || typeof url !== 'string') return null;
    const { text, at, conversationId, to, now } = row;
    return { url, secret, now, content: { id: messageId, channelId, conversationId, to, text, at } };
  });
}

async function settle({ workspaceId, messageId }: MessageJob, delivery: Delivery): Promise<void> {
  await inTenant({ workspaceId }, async (tx) => {
    await tx
      .update(messages)
      .set({ delivery })
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
    await announce(tx, { topic: 'work', workspaceId });
  });
}
