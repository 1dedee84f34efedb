import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { closeRequests } from './close-requests';

/**
 * Withdraws an open request of the actor (B1).
 *
 * @throws Stale when it is closed already, or is the request of another member (R6) · NotFound for an invalid id
 */
export function withdrawRequest(ctx: WorkspaceContext, { requestId }: { requestId: string }): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const closed = await closeRequests(tx, actor.person, {
      workspaceId: actor.workspace.id,
      memberId: actor.member.id,
      requestIds: [requireId(requestId)],
      status: 'cancelled',
      outcome: 'withdrawn',
    });
    if (closed === 0) throw new Stale();
  });
}
