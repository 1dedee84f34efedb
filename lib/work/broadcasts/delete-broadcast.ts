import 'server-only';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { broadcastOf, lockDraft, type SeenBroadcast } from './internal/lock-draft';

/**
 * Deletes a draft. A broadcast that was sent stays, with its results.
 * @throws Denied · NotFound · Stale · Invalid once it was sent
 */
export async function deleteBroadcast(ctx: WorkspaceContext, seen: SeenBroadcast): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const { workspaceId, id } = await lockDraft(tx, actor, seen);
    await tx.delete(broadcasts).where(broadcastOf(workspaceId, id));
    await announce(tx, { topic: 'sendings', workspaceId });
  });
}
