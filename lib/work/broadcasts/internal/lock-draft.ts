import 'server-only';
import { and, eq } from 'drizzle-orm';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { sendings } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

export type BroadcastRow = typeof broadcasts.$inferSelect;

/** The broadcast that an input is about, with the version that the person saw. */
export interface SeenBroadcast {
  broadcastId: string;
  version: number;
}

/**
 * The condition on the primary key of one broadcast.
 * @throws NotFound for an invalid id
 */
export const broadcastOf = (workspaceId: string, broadcastId: string) =>
  and(eq(broadcasts.workspaceId, workspaceId), eq(broadcasts.id, requireId(broadcastId)));

/**
 * Locks a draft until the transaction ends, to change or send it. Authorise first.
 * @throws NotFound · Stale when it has changed since (RO7)
 * @throws Invalid when it was sent or is scheduled, because sent content does not change
 */
export async function lockDraft(
  tx: Transaction,
  actor: WorkspaceContext,
  { broadcastId, version }: SeenBroadcast,
): Promise<BroadcastRow> {
  const workspaceId = actor.workspace.id;
  const [broadcast] = await tx
    .select()
    .from(broadcasts)
    .where(broadcastOf(workspaceId, broadcastId))
    .for('update');
  if (!broadcast) throw new NotFound();
  if (broadcast.version !== version) throw new Stale();
  const sent = await tx.$count(
    sendings,
    and(eq(sendings.workspaceId, workspaceId), eq(sendings.subjectId, broadcastId)),
  );
  if (sent > 0) throw new Invalid({ '': 'locked-by-state' });
  return broadcast;
}
