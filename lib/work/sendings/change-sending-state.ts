import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { type SendingState, sendings } from '@/db/schema/work/sendings';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound, Stale } from '@/lib/platform/errors';
import type { Sending } from './sending-kind';
import { putToWork } from './start-sending';

export const sendingChanges = ['suspend', 'resume', 'cancel'] as const;
export type SendingChange = (typeof sendingChanges)[number];

const from: Record<SendingChange, readonly SendingState[]> = {
  suspend: ['scheduled', 'sending'],
  resume: ['suspended', 'stopped'],
  cancel: ['scheduled', 'sending', 'suspended', 'stopped'],
};

/** The changes that a sending in this state allows. */
export const changesFrom = (state: SendingState): SendingChange[] =>
  sendingChanges.filter((change) => from[change].includes(state));

/**
 * Pauses, resumes or cancels a sending. Messages already handed over are still sent. The member who resumes
 * it becomes the one whose access is checked from then on. Authorise first.
 * @throws NotFound when no sending of this subject is in progress
 * @throws Stale when its state has changed since
 */
export async function changeSendingState(
  tx: Transaction,
  actor: WorkspaceContext,
  subjectId: string,
  change: SendingChange,
): Promise<Sending> {
  const workspaceId = actor.workspace.id;
  const [sending] = await tx
    .select()
    .from(sendings)
    .where(
      and(
        eq(sendings.workspaceId, workspaceId),
        eq(sendings.subjectId, subjectId),
        isNull(sendings.finishedAt),
      ),
    )
    .for('update');
  if (!sending) throw new NotFound();
  if (!from[change].includes(sending.state)) throw new Stale();
  const runId = v7();
  const changes = {
    suspend: { state: 'suspended' as const },
    cancel: { state: 'cancelled' as const, finishedAt: sql`now()` },
    resume: {
      state: sending.gatheredAt ? ('sending' as const) : ('scheduled' as const),
      startedBy: actor.member.id,
      stopReason: null,
      runId,
    },
  };
  await tx.update(sendings).set(changes[change]).where(sendingOf(sending));
  if (change === 'resume') await putToWork(tx, { workspaceId, sendingId: sending.id, runId });
  else await announce(tx, { topic: 'sendings', workspaceId });
  return sending;
}

/** The condition on the primary key of one sending. */
export const sendingOf = ({ workspaceId, id }: Pick<Sending, 'workspaceId' | 'id'>) =>
  and(eq(sendings.workspaceId, workspaceId), eq(sendings.id, id));
