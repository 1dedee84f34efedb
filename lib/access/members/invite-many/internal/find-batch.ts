import 'server-only';
import { and, eq } from 'drizzle-orm';
import { invitationBatches } from '@/db/schema/access/invitation-batches';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { availability } from '@/lib/policy/might-ever';
import type { Batch } from '../plan-batch';

export const batchKey = (ctx: WorkspaceContext, id: string) =>
  and(eq(invitationBatches.workspaceId, ctx.workspace.id), eq(invitationBatches.id, requireId(id)));

/** @throws Denied for an actor who may invite no one */
export function requireInviter({ access }: WorkspaceContext): void {
  const { state, decision } = availability(access, 'users.invite');
  if (state !== 'open') throw new Denied(decision);
}

/**
 * A batch of the actor. That of another person answers like a missing one.
 *
 * @param lock whether it is locked until the transaction ends
 * @throws Denied for an actor who may invite no one · NotFound
 */
export async function findBatch(
  tx: Transaction,
  actor: WorkspaceContext,
  id: string,
  lock = false,
): Promise<Batch> {
  requireInviter(actor);
  const query = tx
    .select()
    .from(invitationBatches)
    .where(and(batchKey(actor, id), eq(invitationBatches.byId, actor.member.id)));
  const [batch] = await (lock ? query.for('update') : query);
  if (!batch) throw new NotFound();
  return batch;
}
