import 'server-only';
import { broadcasts } from '@/db/schema/broadcasts';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { recordAudit } from '../access/record-audit';
import { authorize, changingWork } from '../access/transact';
import { type SendingTurn, turnSending } from '../sendings/turn';
import { broadcastOf } from './lock';

/**
 * Holds up, goes on with, or ends what is being sent.
 *
 * @throws Denied · NotFound when it is not on its way · Stale when someone was faster
 */
export async function turnBroadcast(
  ctx: WorkspaceContext,
  { broadcastId, turn }: { broadcastId: string; turn: SendingTurn },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'broadcasts.send', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    const [broadcast] = await tx.select().from(broadcasts).where(broadcastOf(workspaceId, broadcastId));
    if (!broadcast) throw new NotFound();
    const { state } = await turnSending(tx, actor, broadcastId, turn);
    await recordAudit(tx, actor.person, {
      event: 'broadcast.turned',
      organisationId: actor.organisation.id,
      workspaceId,
      subject: { id: broadcast.id, name: broadcast.name },
      before: { state },
      after: { turn },
    });
  });
}
