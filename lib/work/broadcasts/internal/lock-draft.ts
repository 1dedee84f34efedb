import 'server-only';
import { and, eq } from 'drizzle-orm';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { sendings } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';

export type BroadcastRow = typeof broadcasts.$inferSelect;

/** Which broadcast an input is about, as the person saw it. */
export interface SeenBroadcast {
  broadcastId: string;
  version: number;
}

/** That one row, by its whole key. */
export const broadcastOf = (workspaceId: string, broadcastId: string) =>
  and(eq(broadcasts.workspaceId, workspaceId), eq(broadcasts.id, broadcastId));

/**
 * The broadcast that is about to change or to go out, alone until the transaction ends. Ask the policy first.
 *
 * @throws NotFound · Stale when someone changed it meanwhile (RO7)
 * @throws Invalid when it was sent already, or is about to be: what went out stays as it was
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
