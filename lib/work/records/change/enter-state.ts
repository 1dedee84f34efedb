import 'server-only';
import { sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { Collection } from '@/lib/work/collections/definition';
import type { RecordKinds } from '../record-kinds';
import { changed } from './changed-columns';
import { requireReferences } from './internal/require-references';
import { type RecordRow, rowOf } from './lock-record';
import { type Changer, recordChange } from './record-change';

/**
 * Moves a locked record into a state: the effects of the state happen in the same transaction, and a due
 * transition waits in the outbox until its time.
 * @param fields what the transition filled in
 * @param kinds the effects of states, and what references can name
 * @throws Invalid when the state cannot be entered now, or what the record would use in it is gone
 */
export async function enterState(
  tx: Transaction,
  changer: Changer,
  collection: Collection,
  before: RecordRow,
  { state, fields = {} }: { state: string; fields?: Readonly<Record<string, unknown>> },
  { effects = {}, references = {} }: Partial<Pick<RecordKinds, 'effects' | 'references'>> = {},
): Promise<void> {
  const record = { ...before, state, fields: { ...before.fields, ...fields } };
  await requireReferences({ references }, tx, collection, record);
  await tx
    .update(collectionRecords)
    .set({ state, fields: record.fields, ...changed(changer) })
    .where(rowOf(changer, record.id));
  await effects[collection.id]?.[state]?.(tx, record);
  if (collection.due?.in === state) await waitUntilDue(tx, record, record.fields[collection.due.at]);
  await recordChange(tx, changer, collection, {
    event: 'record.state-changed',
    record,
    before: { state: before.state },
    after: { state },
  });
}

/** A record without a time is due at once. */
async function waitUntilDue(tx: Transaction, record: RecordRow, at: unknown): Promise<void> {
  const { workspaceId, id: recordId } = record;
  const dueAt = typeof at === 'string' && at !== '' ? sql`${at}::timestamptz` : sql`now()`;
  await enqueue(tx, { kind: 'record-due', workspaceId, recordId }, dueAt);
}
