import 'server-only';
import { v7 } from 'uuid';
import { collectionRecords } from '@/db/schema/collection-records';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork } from '../access/transact';
import { namedCollection } from './collection';
import { type FilledIn, parseRecord } from './parse';
import { recordChange } from './record-change';
import { checkReferences } from './references';
import { makeSecrets } from './secret';
import { withUniqueName } from './unique-name';

/** A record that was just made, with its secrets, which are shown this once. */
export interface CreatedRecord {
  id: string;
  secrets: Readonly<Record<string, string>>;
}

/**
 * Adds a record to a collection, in its first state (S1.15, S1.19, S1.20).
 *
 * @throws Denied · NotFound when there is no such collection · Invalid, on `name` also when it is taken, on a reference
 *   to what is not there or not theirs to see
 */
export async function createRecord(
  ctx: WorkspaceContext,
  input: FilledIn & { collection: string },
): Promise<CreatedRecord> {
  const collection = namedCollection(input.collection);
  return withUniqueName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, collection.needs.create, { kind: 'workspace' });
      const { name, fields } = parseRecord(collection, input);
      const id = v7();
      await checkReferences(tx, actor, collection, fields);
      const { kept, shown } = makeSecrets(collection, { id, fields });
      const state = collection.states?.[0] ?? null;
      await tx.insert(collectionRecords).values({
        workspaceId: actor.workspace.id,
        id,
        collection: collection.id,
        name,
        state,
        fields,
        secrets: kept,
        createdBy: actor.member.id,
        updatedBy: actor.member.id,
      });
      await recordChange(tx, actor, collection, {
        event: 'record.created',
        record: { id, name },
        after: { state },
      });
      return { id, secrets: shown };
    }),
  );
}
