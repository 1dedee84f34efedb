import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import type { RecordRow } from './change/lock-record';
import { countOne } from './record-figures';
import { collectionOf, type RecordKinds } from './record-kinds';
import type { Tracked } from './tracking-token';

/**
 * Counts a click on the link of an ad or a landing page (S2.15, S2.16), where its collection reports clicks.
 * @returns the target of the link
 * @throws NotFound for a deleted record, or one without a link
 */
export function followPublishedLink(kinds: RecordKinds, { workspaceId, id }: Tracked): Promise<string> {
  return inTenant({ workspaceId }, async (tx) => {
    const record = await liveRecord(tx, workspaceId, id);
    const { report } = collectionOf(kinds, record.collection) ?? {};
    if (report?.figures.includes('clicked')) {
      await countOne(tx, { workspaceId, recordId: id, figure: 'clicked' });
    }
    return linkOf(record);
  });
}

/**
 * Reads a record that is not deleted.
 * @throws NotFound
 */
export async function liveRecord(tx: Transaction, workspaceId: string, recordId: string): Promise<RecordRow> {
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.id, recordId),
        isNull(collectionRecords.deletedAt),
      ),
    );
  if (!record) throw new NotFound();
  return record;
}

/**
 * The target of a record's link.
 * @throws NotFound without one
 */
export function linkOf({ fields: { link } }: Pick<RecordRow, 'fields'>): string {
  if (typeof link !== 'string' || link === '') throw new NotFound();
  return link;
}
