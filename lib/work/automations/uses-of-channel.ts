import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { runningTexts } from '@/lib/work/events/plan-automations';
import { recordAsUse } from '@/lib/work/records/record-as-use';
import type { UseSource } from '@/lib/work/records/uses';
import { hasSmsChannel } from '@/lib/work/sending/send-message';
import { automations } from './automations';

const { collection, id, name, state, fields, workspaceId } = collectionRecords;

/** The automations that text by the account's SMS channel, once its last one is gone (S0.2). */
export const usesOfChannel: UseSource = async (tx, channel) => {
  const sent = sql`${fields} ->> 'kind' = 'sms' and coalesce(${fields} ->> 'url', '') <> ''`;
  const here = eq(workspaceId, channel.workspaceId);
  const carried = and(here, eq(collection, 'channels'), eq(id, channel.id), eq(state, 'connected'), sent);
  if ((await tx.$count(collectionRecords, carried)) === 0) return [];
  if (await hasSmsChannel(tx, { workspace: { id: channel.workspaceId } })) return [];
  const rows = await tx
    .select({ id, name })
    .from(collectionRecords)
    .where(and(here, runningTexts))
    .orderBy(asc(collectionRecords.nameKey));
  return rows.map((row) => recordAsUse(automations, row));
};
