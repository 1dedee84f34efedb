import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { type Collection, isEditable, type RecordValues } from '@/lib/work/collections/definition';
import { checkReferences } from '../internal/references';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { changed } from './changed-columns';
import { type FilledIn, parseRecord } from './internal/parse-record';
import { withUniqueName } from './internal/unique-name';
import { lockRecord, type RecordRow, rowOf, type SeenRecord } from './lock-record';
import { recordChange } from './record-change';

/**
 * Changes a record's name and fields.
 * @throws Denied · NotFound · Stale when it has changed since (RO7)
 * @throws Invalid, also on `name` when it is taken; as a whole when its state locks it
 */
export async function updateRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: FilledIn & SeenRecord & { collection: string },
): Promise<void> {
  const collection = namedCollection(kinds, input.collection);
  await withUniqueName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, collection.needs.update, { kind: 'workspace' });
      const before = await lockRecord(tx, actor, collection, input);
      const { name, fields: filledIn } = parseRecord(
        collection,
        keepingFirstChoice(collection, before, input),
      );
      if (!isEditable(collection, before.state)) throw new Invalid({ '': 'locked-by-state' });
      await checkReferences(kinds, tx, actor, collection, filledIn, before.fields);
      // Fields that a transition filled in stay.
      const fields = { ...before.fields, ...filledIn };
      await tx
        .update(collectionRecords)
        .set({ name, fields, ...changed(actor) })
        .where(rowOf(actor, before.id));
      await recordChange(tx, actor, collection, {
        event: 'record.updated',
        record: { id: before.id, name },
        before: { name: before.name },
        after: { name, changed: differing(before, filledIn) },
      });
    }),
  );
}

function keepingFirstChoice(
  { firstChoice }: Collection,
  before: RecordRow,
  { name, fields }: FilledIn,
): FilledIn {
  return firstChoice
    ? { name, fields: { ...fields, [firstChoice]: before.fields[firstChoice] } }
    : { name, fields };
}

function differing({ fields: before }: RecordRow, after: RecordValues): string[] {
  return Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
