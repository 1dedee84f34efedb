import 'server-only';
import { eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { type RecordView, recordViews, selectRecords } from '../record-view';

/**
 * Reads one record, for the notice of a stale edit (RO7).
 * @throws Denied · NotFound
 */
export async function findRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<RecordView> {
  const collection = namedCollection(kinds, input.collection);
  authorize(ctx, collection.needs.view, { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const rows = await selectRecords(tx, ctx, collection, eq(collectionRecords.id, input.recordId));
    const [record] = await recordViews(kinds, tx, ctx, collection, rows);
    if (!record) throw new NotFound();
    return record;
  });
}
