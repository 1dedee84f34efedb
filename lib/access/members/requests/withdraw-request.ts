import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { closeRequests } from './close-requests';
import { settleRequests } from './internal/settle-requests';

/**
 * Withdraws an open request of the actor (B1).
 *
 * @throws Stale when it is closed already, or is the request of another member (R6) · NotFound for an invalid id
 */
export function withdrawRequest(ctx: WorkspaceContext, { requestId }: { requestId: string }): Promise<void> {
  return withdrawRequests(ctx, [requireId(requestId)]);
}

/**
 * Withdraws those among requests of the actor that are open at this moment.
 *
 * @throws Stale when none of them is open
 */
export function withdrawRequests(ctx: WorkspaceContext, requestIds: readonly string[]): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    await settleRequests(tx, actor, actor.member.id);
    const closed = await closeRequests(tx, actor.person, {
      workspaceId: actor.workspace.id,
      memberId: actor.member.id,
      requestIds,
      status: 'cancelled',
      outcome: 'withdrawn',
    });
    if (closed === 0) throw new Stale();
  });
}
