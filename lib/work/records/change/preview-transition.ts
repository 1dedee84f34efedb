import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { liveRecords } from '../live-records';
import { namedCollection, type RecordKinds } from '../record-kinds';
import type { Reach } from '../record-reach';
import { transitionTarget } from './internal/transition-target';
import { stepOf } from './step-of';

/**
 * Counts whom a transition of a record would reach, for its confirmation.
 *
 * @returns the numbers of the text `collections.<id>.reach`; empty where the collection counts nothing
 * @throws NotFound when there is no such record or transition · Denied for who may not make the transition
 */
export async function previewTransition(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string; transition: string },
): Promise<Reach> {
  const collection = namedCollection(kinds, input.collection);
  const step = stepOf(collection, input.transition);
  return inWorkspace(ctx, async (tx) => {
    authorize(ctx, step.needs, await transitionTarget(tx, ctx, step, input.recordId));
    const [record] = await tx
      .select()
      .from(collectionRecords)
      .where(and(liveRecords(ctx.workspace.id, collection.id), eq(collectionRecords.id, input.recordId)));
    if (!record) throw new NotFound();
    return (await kinds.reach[collection.id]?.(tx, record)) ?? {};
  });
}
