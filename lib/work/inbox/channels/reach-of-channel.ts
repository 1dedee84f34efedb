import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { elsewhere, type Transaction } from '@/db/tenant';
import { runningTexts } from '@/lib/work/events/plan-automations';
import type { Reach } from '@/lib/work/records/record-reach';
import { accountsBelow } from './accounts-below';
import { canSend } from './channel-conditions';
import { kindOf } from './channels';
import { channelsAbove } from './channels-above';

type Channel = Pick<typeof collectionRecords.$inferSelect, 'workspaceId' | 'id' | 'fields'>;

/**
 * What stops with a channel: the accounts below that send through it (353), and the automations that text by it alone.
 * Accounts below have no automations (S0.2).
 */
export async function reachOfChannel(tx: Transaction, channel: Channel): Promise<Reach> {
  let accounts = 0;
  for (const { id } of await accountsBelow(tx, channel.workspaceId)) {
    const flowing = await elsewhere(tx, { workspaceId: id }, () => channelsAbove(tx, id));
    if (flowing.some((each) => each.id === channel.id)) accounts += 1;
  }
  return { accounts, automations: await automationsOf(tx, channel) };
}

/** The automations that would have no channel for their texts. */
async function automationsOf(tx: Transaction, { workspaceId, id, fields }: Channel): Promise<number> {
  if (kindOf(fields) !== 'sms') return 0;
  const here = eq(collectionRecords.workspaceId, workspaceId);
  const carrying = and(here, canSend, sql`${collectionRecords.fields} ->> 'kind' = 'sms'`);
  const sendsBy = await tx.$count(collectionRecords, and(carrying, eq(collectionRecords.id, id)));
  const others = await tx.$count(collectionRecords, and(carrying, ne(collectionRecords.id, id)));
  return sendsBy === 0 || others > 0 ? 0 : tx.$count(collectionRecords, and(here, runningTexts));
}
