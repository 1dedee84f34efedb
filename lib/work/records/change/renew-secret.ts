import 'server-only';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { secretFields } from '@/lib/work/collections/definition';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { makeSecrets } from '../record-secret';
import { changed } from './changed-columns';
import type { CreatedRecord } from './create-record';
import { lockRecord, rowOf, type SeenRecord } from './lock-record';
import { recordChange } from './record-change';

/**
 * Renews a record's secrets; signatures with the earlier ones become invalid.
 * @throws Denied · NotFound when there is no such record, or it has no secret · Stale
 */
export async function renewSecret(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: SeenRecord & { collection: string },
): Promise<CreatedRecord> {
  const collection = namedCollection(kinds, input.collection);
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
