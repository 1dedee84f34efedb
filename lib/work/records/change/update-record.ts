import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { type Collection, isEditable, type RecordValues } from '@/lib/work/collections/definition';
import { inModel } from '@/lib/work/collections/in-model';
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
  const collection = inModel(namedCollection(kinds, input.collection), ctx.model.features);
  await withUniqueName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, collection.needs.update, { kind: 'workspace' });
      const given = await keepFirstChoice(tx, actor, collection, input);
      const { name, fields: filledIn } = parseRecord(collection, given);
      const before = await lockRecord(tx, actor, collection, input);
      if (!isEditable(collection, before.state)) throw new Invalid({ '': 'locked-by-state' });
      await checkReferences(kinds, tx, actor, collection, filledIn, before.fields);
      await kinds.checks[collection.id]?.(tx, actor, filledIn);
      // Fields that a transition filled in stay.
      const fields = { ...before.fields, ...filledIn };
      const [after] = await tx
        .update(collectionRecords)
        .set({ name, fields, ...changed(actor) })
        .where(rowOf(actor, before.id))
        .returning();
      if (after) await kinds.saved[collection.id]?.(tx, actor, after, before);
      await recordChange(tx, actor, collection, {
        event: 'record.updated',
        record: { id: before.id, name },
        before: { name: before.name },
        after: { name, changed: differing(before, filledIn) },
      });
    }),
  );
}

/** The stored first choice decides which fields apply. It never changes, so it is read without a lock. */
async function keepFirstChoice(
  tx: Transaction,
  actor: WorkspaceContext,
  { id, firstChoice }: Collection,
  { recordId, name, fields }: FilledIn & SeenRecord,
): Promise<FilledIn> {
  if (!firstChoice) return { name, fields };
  const [stored] = await tx
    .select({ fields: collectionRecords.fields })
    .from(collectionRecords)
    .where(and(rowOf(actor, recordId), eq(collectionRecords.collection, id)));
  if (!stored) throw new NotFound();
  return { name, fields: { ...fields, [firstChoice]: stored.fields[firstChoice] } };
}

function differing({ fields: before }: RecordRow, after: RecordValues): string[] {
  return Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
