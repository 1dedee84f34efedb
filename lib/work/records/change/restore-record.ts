import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { changed } from './changed-columns';
import { requireReferences } from './internal/require-references';
import { withUniqueName } from './internal/unique-name';
import { rowOf } from './lock-record';
import { recordChange } from './record-change';

/**
 * Undoes a deletion: the record returns as it was, with its secrets. It needs the permission to create.
 * @throws Denied · NotFound when it is not among the deleted · Invalid when its name has been taken since
 *   then, or what it uses at work is gone
 */
export async function restoreRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<void> {
  const collection = namedCollection(kinds, input.collection);
  await withUniqueName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, collection.needs.create, { kind: 'workspace' });
      const [restored] = await tx
        .update(collectionRecords)
        .set({ deletedAt: null, ...changed(actor) })
        .where(
          and(
            rowOf(actor, input.recordId),
            eq(collectionRecords.collection, collection.id),
            isNotNull(collectionRecords.deletedAt),
          ),
        )
        .returning();
      if (!restored) throw new NotFound();
      await requireReferences(kinds, tx, collection, restored);
      await recordChange(tx, actor, collection, {
        event: 'record.restored',
        record: restored,
        after: { state: restored.state },
      });
    }),
  );
}
