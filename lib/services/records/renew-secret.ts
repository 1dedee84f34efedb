import 'server-only';
import { collectionRecords } from '@/db/schema/collection-records';
import { secretFields } from '@/lib/collections/definition';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork } from '../access/transact';
import { changed } from './changed';
import { namedCollection } from './collection';
import type { CreatedRecord } from './create';
import { lockRecord, rowOf, type SeenRecord } from './lock';
import { recordChange } from './record-change';
import { makeSecrets } from './secret';

/**
 * Makes a record's secrets anew; the earlier ones no longer sign anything.
 *
 * @throws Denied · NotFound when there is no such record, or it has no secret · Stale
 */
export async function renewSecret(
  ctx: WorkspaceContext,
  input: SeenRecord & { collection: string },
): Promise<CreatedRecord> {
  const collection = namedCollection(input.collection);
  if (secretFields(collection).length === 0) throw new NotFound();
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, collection.needs.update, { kind: 'workspace' });
    const { id, name, fields } = await lockRecord(tx, actor, collection, input);
    const { kept, shown } = makeSecrets(collection, { id, fields });
    await tx
      .update(collectionRecords)
      .set({ secrets: kept, ...changed(actor) })
      .where(rowOf(actor, id));
    await recordChange(tx, actor, collection, { event: 'record.secret-renewed', record: { id, name } });
    return { id, secrets: shown };
  });
}
