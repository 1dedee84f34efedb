import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { MessageJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import { canSend, connected } from '../channels/channel-conditions';
import { channelsAbove } from '../channels/channels-above';

/**
 * By which channel an answer goes: the one on which the contact wrote last or was
 * written to first, else any of the conversation's kind. A web chat goes by its own channel only.
 * Where the account has none that can send, a channel that flows down from an account above (S0).
 * Null where none is connected that can send.
 */
export async function channelFor(tx: Transaction, conversation: Conversation): Promise<ChannelKey | null> {
  const [found] = await channelsOf(tx, conversation, canSend);
  if (found) return { channelId: found.id };
  const above = await flowing(tx, conversation);
  return above ? { channelId: above.id, channelWorkspaceId: above.workspaceId } : null;
}

/** The channel of a message job. */
export type ChannelKey = Pick<MessageJob, 'channelId' | 'channelWorkspaceId'>;

async function flowing(tx: Transaction, { workspaceId, channel }: Conversation) {
  return (await channelsAbove(tx, workspaceId)).find(({ kind }) => kind === channel);
}

/** Whether an answer reaches the contact; if not, whether the channel only receives, or none is connected. */
export type Answerable = 'yes' | 'receives-only' | 'no-channel';

export async function answerable(tx: Transaction, conversation: Conversation): Promise<Answerable> {
  const found = await channelsOf(tx, conversation, connected);
  if (found.some(({ isSending }) => isSending) || (await flowing(tx, conversation))) return 'yes';
  return found.length > 0 ? 'receives-only' : 'no-channel';
}

type Conversation = Pick<typeof conversations.$inferSelect, 'workspaceId' | 'id' | 'channel'>;

/** The channels of a conversation that meet a condition, the one on which the contact wrote last first. */
function channelsOf(tx: Transaction, { workspaceId, id, channel }: Conversation, condition: SQL | undefined) {
  const wroteOn = sql`(select ${messages.channelId} from ${messages}
    where ${and(eq(messages.workspaceId, workspaceId), eq(messages.conversationId, id))}
      and ${messages.channelId} is not null order by ${messages.at} desc, ${messages.id} desc limit 1)`;
  return tx
    .select({ id: collectionRecords.id, isSending: sql<boolean>`(${canSend})` })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        condition,
        sql`${collectionRecords.fields} ->> 'kind' = ${channel}`,
        channel === 'web-chat' ? sql`${collectionRecords.id} = ${wroteOn}` : undefined,
      ),
    )
    .orderBy(sql`${collectionRecords.id} is not distinct from ${wroteOn} desc`, collectionRecords.nameKey);
}
