import 'server-only';
import { collectionRecords } from '@/db/schema/collection-records';
import { NotFound, Stale } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork } from '../access/transact';
import { changed } from './changed';
import { namedCollection } from './collection';
import { lockRecord, rowOf, type SeenRecord } from './lock';
import { recordChange } from './record-change';

/**
 * Takes a record one step on, as its definition allows (S1.19, S1.20).
 *
 * @throws NotFound when there is no such record or step · Denied
 * @throws Stale when it was changed meanwhile, or the step does not lead on from its state
 */
export async function transitionRecord(
  ctx: WorkspaceContext,
  input: SeenRecord & { collection: string; transition: string },
): Promise<void> {
  const collection = namedCollection(input.collection);
  const { transitions = {} } = collection;
  const step = Object.hasOwn(transitions, input.transition) ? transitions[input.transition] : undefined;
  if (!step) throw new NotFound();
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, step.needs, { kind: 'workspace' });
    const { id, name, state } = await lockRecord(tx, actor, collection, input);
    if (state === null || !step.from.includes(state)) throw new Stale();
    await tx
      .update(collectionRecords)
      .set({ state: step.to, ...changed(actor) })
      .where(rowOf(actor, id));
    await recordChange(tx, actor, collection, {
      event: 'record.state-changed',
      record: { id, name },
      before: { state },
      after: { state: step.to },
    });
  });
}
