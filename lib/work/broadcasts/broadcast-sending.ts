import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { PgInsertValue } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';
import { refersTo } from '@/db/refers-to';
import type { MessageJob } from '@/db/schema/platform/outbox';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { type Channel, contacts, conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import { isAmong, visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { fillIn } from '@/lib/platform/placeholders';
import { canSend } from '@/lib/work/inbox/channels/channel-conditions';
import {
  ContentGone,
  type PendingRecipient,
  type Sending,
  type SendingKind,
} from '@/lib/work/sendings/sending-kind';
import { broadcastAudience } from './audience';
import { inAudience } from './internal/in-audience';
import { type BroadcastRow, broadcastOf } from './internal/lock-draft';

/**
 * Sends broadcasts through the engine of sendings: one message in the conversation of each contact, by the
 * channel of the broadcast.
 */
export const broadcastSending: SendingKind = {
  watch: 'broadcasts.view',
  needs: 'broadcasts.send',
  reach: ({ access }) => visibleRows(contactVisibility(access), contacts),
  async audience(tx, actor, sending) {
    return inAudience(tx, actor, broadcastAudience.parse((await loadBroadcast(tx, sending)).audience));
  },
  async handOver(tx, actor, sending, pending) {
    const broadcast = await loadBroadcast(tx, sending);
    const outgoing = pending.map(({ recipientId, contact }) => ({
      recipientId,
      contact,
      messageId: v7(),
      text: fillIn(broadcast.body, { ...contact, me: actor.member.name, workspace: actor.workspace.name }),
    }));
    const threads = await threadsOf(tx, broadcast, outgoing);
    await post(tx, actor, broadcast, outgoing, threads);
    return pending.map(({ contact }) =>
      threads.has(contact.id) ? 'handed-over' : { skipped: 'no-address' },
    );
  },
};

interface OutgoingMessage extends PendingRecipient {
  messageId: string;
  text: string;
}

/**
 * Reads the broadcast of a sending.
 * @throws ContentGone when it is gone or its channel is not connected
 */
async function loadBroadcast(tx: Transaction, { workspaceId, subjectId }: Sending): Promise<BroadcastRow> {
  const [row] = await tx
    .select({ broadcast: broadcasts })
    .from(broadcasts)
    .innerJoin(collectionRecords, and(refersTo(broadcasts.channelId, collectionRecords), canSend))
    .where(broadcastOf(workspaceId, subjectId));
  if (!row) throw new ContentGone();
  return row.broadcast;
}

/**
 * Finds the conversation of each contact that can be reached, by contact id: the latest on that kind of
 * channel, or a new one, which is closed and assigned like the contact (decision 041).
 */
async function threadsOf(
  tx: Transaction,
  { workspaceId, channel }: BroadcastRow,
  outgoing: readonly OutgoingMessage[],
): Promise<Map<string, string>> {
  const contactIds = outgoing.map(({ contact }) => contact.id);
  const found = await tx
    .select({ id: conversations.id, contactId: conversations.contactId })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, workspaceId),
        eq(conversations.channel, channel),
        isAmong(conversations.contactId, contactIds),
      ),
    )
    .orderBy(conversations.lastMessageAt, conversations.id);
  const known = new Map(found.map(({ id, contactId }) => [contactId, id]));
  const threads = new Map<string, string>();
  const created: PgInsertValue<typeof conversations>[] = [];
  for (const { contact, text } of outgoing) {
    const { id: contactId, seatId, teamId } = contact;
    if (!isReached(channel, contact, known.has(contactId))) continue;
    const id = known.get(contactId) ?? v7();
    threads.set(contactId, id);
    if (known.has(contactId)) continue;
    const assignment = { workspaceId, id, contactId, channel, seatId, teamId };
    const shown = { preview: text, lastMessageAt: sql`clock_timestamp()` };
    created.push({ ...assignment, ...shown, status: 'closed', isOutreach: true });
  }
  if (created.length > 0) await tx.insert(conversations).values(created);
  return threads;
}

/** A contact of the web chat has no address, so only an existing conversation reaches them. */
function isReached(
  channel: Channel,
  { email, phone }: PendingRecipient['contact'],
  isKnown: boolean,
): boolean {
  if (channel === 'web-chat') return isKnown;
  return Boolean((channel === 'email' ? email : phone)?.trim());
}

/** A broadcast neither moves nor opens a conversation in the inbox; a reply does. */
async function post(
  tx: Transaction,
  actor: WorkspaceContext,
  { workspaceId, channelId, templateId }: BroadcastRow,
  outgoing: readonly OutgoingMessage[],
  threads: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = outgoing.flatMap(({ contact, recipientId, messageId, text }) => {
    const conversationId = threads.get(contact.id);
    if (!conversationId) return [];
    const template = templateId ? { templateId } : {};
    const job: MessageJob = {
      kind: 'bulk-message',
      workspaceId,
      messageId,
      channelId,
      recipientId,
      ...template,
    };
    return [{ job, message: { workspaceId, id: messageId, conversationId, body: text } }];
  });
  if (rows.length === 0) return;
  const common = { kind: 'broadcast', delivery: 'waiting', authorId: actor.member.id } as const;
  await tx.insert(messages).values(rows.map(({ message }) => ({ ...message, ...common })));
  await enqueue(
    tx,
    rows.map(({ job }) => job),
  );
}
