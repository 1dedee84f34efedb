import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { NotFound, Stale } from '@/lib/platform/errors';
import type { Collection } from '@/lib/work/collections/definition';
import type { Changer } from './record-change';

export type RecordRow = typeof collectionRecords.$inferSelect;

/** Which record an input is about, as the person saw it. */
export interface SeenRecord {
  recordId: string;
  version: number;
}

/** That one row, by its whole key. */
export const rowOf = (ctx: Pick<Changer, 'workspace'>, recordId: string) =>
  and(eq(collectionRecords.workspaceId, ctx.workspace.id), eq(collectionRecords.id, recordId));

/**
 * The record that is about to change, alone until the transaction ends. Ask the policy first.
 *
 * @throws NotFound when there is none in this collection
 * @throws Stale when someone changed it meanwhile (RO7)
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
    .where(
      and(
        rowOf(actor, recordId),
        eq(collectionRecords.collection, collection.id),
        isNull(collectionRecords.deletedAt),
      ),
    )
    .for('update');
  if (!record) throw new NotFound();
  if (record.version !== version) throw new Stale();
  return record;
}
