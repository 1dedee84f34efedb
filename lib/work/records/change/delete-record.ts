import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { isDeletable } from '@/lib/work/collections/definition';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { changed } from './changed-columns';
import { lockRecord, rowOf, type SeenRecord } from './lock-record';
import { recordChange } from './record-change';
import { requireUnused } from './require-unused';

/**
 * Deletes a record; `restoreRecord` restores it within 30 days. Records deleted before that are purged.
 * @returns what an undo needs
 * @throws Denied · NotFound · Stale when it has changed since
 * @throws Invalid when its state forbids deletion · InUse when something at work needs it
 */
export async function deleteRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: SeenRecord & { collection: string },
): Promise<SeenRecord> {
  const collection = namedCollection(kinds, input.collection);
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, collection.needs.delete, { kind: 'workspace' });
    const { id, name, state, version } = await lockRecord(tx, actor, collection, input);
    if (!isDeletable(collection, state)) throw new Invalid({ '': 'kept-by-state' });
    await tx
      .update(collectionRecords)
      .set({ deletedAt: sql`now()`, ...changed(actor) })
      .where(rowOf(actor, id));
    await requireUnused(kinds, tx, actor, { feature: collection.id, id });
    await tx
      .delete(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, actor.workspace.id),
          sql`${collectionRecords.deletedAt} < now() - interval '30 days'`,
        ),
      );
    await recordChange(tx, actor, collection, {
      event: 'record.deleted',
      record: { id, name },
      before: { state },
    });
    return { recordId: id, version: version + 1 };
  });
}
