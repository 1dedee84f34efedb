import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { NotFound, Stale } from '@/lib/platform/errors';
import type { Collection } from '@/lib/work/collections/definition';
import { liveRecords } from '../live-records';
import type { Changer } from './record-change';

export type RecordRow = typeof collectionRecords.$inferSelect;

/** The record that an input is about, with the version that the person saw. */
export interface SeenRecord {
  recordId: string;
  version: number;
}

/** The condition on the primary key of one record. */
export const rowOf = (ctx: Pick<Changer, 'workspace'>, recordId: string) =>
  and(eq(collectionRecords.workspaceId, ctx.workspace.id), eq(collectionRecords.id, recordId));

/**
 * Locks a record until the transaction ends, to change it. Authorise first.
 * @throws NotFound when there is none in this collection
 * @throws Stale when it has changed since (RO7)
 */
export async function lockRecord(
  tx: Transaction,
  actor: Pick<Changer, 'workspace'>,
  collection: Collection,
  { recordId, version }: SeenRecord,
): Promise<RecordRow> {
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(and(liveRecords(actor.workspace.id, collection.id), eq(collectionRecords.id, recordId)))
    .for('update');
  if (!record) throw new NotFound();
  if (record.version !== version) throw new Stale();
  return record;
}
