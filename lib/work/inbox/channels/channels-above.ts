import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Channel } from '@/db/schema/work/contacts';
import { elsewhere, type Transaction } from '@/db/tenant';
import { canSend } from './channel-conditions';

/** A channel that an account above connected, and that sends for this account too. */
export interface ChannelAbove {
  id: string;
  /** The account that connected it. */
  workspaceId: string;
  from: string;
  name: string;
  kind: Channel;
}

const kind = sql<Channel>`${collectionRecords.fields} ->> 'kind'`;

/**
 * The channels that flow down the tree to an account (S0): of each kind those of the nearest open account that has one
 * connected, and none of a kind that the account connected itself. Only webhooks flow: answers in a mailbox and visits
 * of a site belong to the account that connected them.
 *
 * @param tx a transaction of the account; it stays in its tenant
 */
export async function channelsAbove(tx: Transaction, workspaceId: string): Promise<ChannelAbove[]> {
  const above = await accountsAbove(tx, workspaceId);
  if (above.length === 0) return [];
  const own = await tx
    .selectDistinct({ kind })
    .from(collectionRecords)
    .where(and(eq(collectionRecords.workspaceId, workspaceId), canSend));
  const covered = new Set(own.map((row) => row.kind));
  const found: ChannelAbove[] = [];
  for (const accountId of above) {
    const there = await elsewhere(tx, { workspaceId: accountId }, () => flowingFrom(tx, accountId));
    found.push(...there.filter((channel) => !covered.has(channel.kind)));
    for (const channel of there) covered.add(channel.kind);
  }
  return found;
}

/** The accounts above, the nearest first. */
async function accountsAbove(tx: Transaction, workspaceId: string): Promise<string[]> {
  const [account] = await tx
    .select({ path: workspaces.path })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return account?.path.slice(0, -1).toReversed() ?? [];
}

const flows = and(
  canSend,
  sql`${collectionRecords.fields} ->> 'connection' = 'webhook'`,
  isNull(workspaces.closedAt),
);

function flowingFrom(tx: Transaction, accountId: string): Promise<ChannelAbove[]> {
  const { id, workspaceId, name } = collectionRecords;
  return tx
    .select({ id, workspaceId, name, kind, from: workspaces.name })
    .from(collectionRecords)
    .innerJoin(workspaces, eq(workspaces.id, workspaceId))
    .where(and(eq(workspaceId, accountId), flows))
    .orderBy(asc(collectionRecords.nameKey), asc(id));
}

/** The record of a channel above, while it flows down to the account; undefined otherwise. */
export async function channelFromAbove(
  tx: Transaction,
  workspaceId: string,
  channel: { id: string; workspaceId: string },
): Promise<typeof collectionRecords.$inferSelect | undefined> {
  if (!(await accountsAbove(tx, workspaceId)).includes(channel.workspaceId)) return undefined;
  const [row] = await elsewhere(tx, { workspaceId: channel.workspaceId }, () =>
    tx
      .select({ channel: collectionRecords })
      .from(collectionRecords)
      .innerJoin(workspaces, eq(workspaces.id, collectionRecords.workspaceId))
      .where(
        and(
          eq(collectionRecords.workspaceId, channel.workspaceId),
          eq(collectionRecords.id, channel.id),
          flows,
        ),
      ),
  );
  return row?.channel;
}
