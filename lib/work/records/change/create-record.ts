import 'server-only';
import { v7 } from 'uuid';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { inModel } from '@/lib/work/collections/in-model';
import { checkReferences } from '../internal/references';
import { namedCollection, type RecordKinds } from '../record-kinds';
import { makeSecrets } from '../record-secret';
import { type FilledIn, parseRecord } from './internal/parse-record';
import { withUniqueName } from './internal/unique-name';
import { recordChange } from './record-change';

/** A new record with its secrets, which are shown only now. */
export interface CreatedRecord {
  id: string;
  secrets: Readonly<Record<string, string>>;
}

/**
 * Creates a record in the first state of its collection, with the effects of that state (S1.15, S1.19, S1.20).
 * @param also further rows of the record, in the same transaction
 * @throws Denied · NotFound when there is no such collection · Invalid, also on `name` when it is taken, and
 *   on a reference to a missing or invisible record
 */
export async function createRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: FilledIn & { collection: string },
  also?: (tx: Transaction, actor: WorkspaceContext, recordId: string) => Promise<void>,
): Promise<CreatedRecord> {
  const collection = inModel(namedCollection(kinds, input.collection), ctx.model.features);
  return withUniqueName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, collection.needs.create, { kind: 'workspace' });
      const { name, fields } = parseRecord(collection, input);
      const id = v7();
      await checkReferences(kinds, tx, actor, collection, fields);
      await kinds.checks[collection.id]?.(tx, actor, fields);
      const { kept, shown } = makeSecrets(collection, { id, fields });
      const state = collection.states?.[0] ?? null;
      const [record] = await tx
        .insert(collectionRecords)
        .values({
          workspaceId: actor.workspace.id,
          id,
          collection: collection.id,
          name,
          state,
          fields,
          secrets: kept,
          createdBy: actor.member.id,
          updatedBy: actor.member.id,
        })
        .returning();
      if (record && state) await kinds.effects[collection.id]?.[state]?.(tx, record);
      if (record) await kinds.saved[collection.id]?.(tx, actor, record, null);
      await recordChange(tx, actor, collection, {
        event: 'record.created',
        record: { id, name },
        after: { state },
      });
      await also?.(tx, actor, id);
      return { id, secrets: shown };
    }),
  );
}
