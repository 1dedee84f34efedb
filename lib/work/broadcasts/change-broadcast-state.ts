import 'server-only';
import { broadcasts } from '@/db/schema/work/broadcasts';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { changeSendingState, type SendingChange } from '@/lib/work/sendings/change-sending-state';
import { broadcastOf } from './internal/lock-draft';

/**
 * Pauses, resumes or cancels a sending.
 * @throws Denied · NotFound when the broadcast is not being sent · Stale when the state has changed since
 */
export async function changeBroadcastState(
  ctx: WorkspaceContext,
  { broadcastId, change }: { broadcastId: string; change: SendingChange },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    const [broadcast] = await tx.select().from(broadcasts).where(broadcastOf(workspaceId, broadcastId));
    if (!broadcast) throw new NotFound();
    const { state } = await changeSendingState(tx, actor, broadcastId, change);
    await recordAudit(tx, actor.person, {
      event: 'broadcast.turned',
      organisationId: actor.organisation.id,
      workspaceId,
      subject: { id: broadcast.id, name: broadcast.name },
      before: { state },
      after: { turn: change },
    });
  });
}
