import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SendingJob } from '@/db/schema/platform/outbox';
import { contacts } from '@/db/schema/work/contacts';
import { recipients, type StopReason, sendings } from '@/db/schema/work/sendings';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { actingFor } from '@/lib/access/context/acting-for';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Denied, NotFound } from '@/lib/platform/errors';
import { wakeWorkers } from '@/lib/platform/jobs/enqueue-job';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { sendingOf } from './change-sending-state';
import { sendPortion } from './send-portion';
import { ContentGone, type Sending, type SendingKind, type SendingKinds } from './sending-kind';

/** Delay until the next look at the recipients under way. */
const pauseSeconds = 1;

/**
 * Runs sendings, one portion of each in turn. Several processes may run it; the death of a process undoes its
 * portion, and the sending continues half a minute later.
 * @param kinds every kind of sending (`lib/modules.ts`)
 */
export const sendingJobs = (kinds: SendingKinds): JobHandler => ({
  kinds: ['sending'],
  attempt: (queued) => attempt(kinds, queued),
  async giveUp({ job }) {
    if (job.kind === 'sending') await stop(job, 'fault');
  },
});

async function attempt(kinds: SendingKinds, { job }: Queued): Promise<Outcome> {
  if (job.kind !== 'sending') return 'obsolete';
  const { workspaceId } = job;
  const memberId = await inTenant({ workspaceId }, async (tx) => (await claimed(tx, job))?.startedBy);
  if (!memberId) return 'done';
  try {
    return await actingFor({ workspaceId, memberId }, async (tx, actor) => {
      const sending = await claimed(tx, job);
      return sending ? continueSending(tx, actor, sending, kinds[sending.kind]) : 'done';
    });
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason) throw error;
    await stop(job, reason);
    return 'done';
  }
}

/** Locks the sending; undefined once its state has changed or another run replaced this one. */
async function claimed(tx: Transaction, { workspaceId, sendingId, runId }: SendingJob) {
  const [sending] = await tx
    .select({ row: sendings, wait: sql<number>`extract(epoch from ${sendings.dueAt} - now())::float8` })
    .from(sendings)
    .where(
      and(
        sendingOf({ workspaceId, id: sendingId }),
        eq(sendings.runId, runId),
        inArray(sendings.state, ['scheduled', 'sending']),
      ),
    )
    .for('update');
  return sending && { ...sending.row, wait: sending.wait };
}

async function continueSending(
  tx: Transaction,
  actor: WorkspaceContext,
  sending: Sending & { wait: number },
  kind: SendingKind | undefined,
): Promise<Outcome> {
  if (sending.wait > 0) return { again: Math.ceil(sending.wait) };
  if (!kind) throw new ContentGone();
  authorize(actor, kind.needs, { kind: 'workspace' });
  if (!sending.gatheredAt) {
    await recordRecipients(tx, actor, sending, kind);
    return { again: 0 };
  }
  const { taken, underWay } = await sendPortion(tx, actor, sending, kind);
  const isDone = taken + underWay === 0;
  if (isDone) {
    await tx.update(sendings).set({ state: 'done', finishedAt: sql`now()` }).where(sendingOf(sending));
  } else if (taken > 0) {
    await wakeWorkers(tx, 'bulk-message');
  }
  await announce(tx, { topic: 'sendings', workspaceId: sending.workspaceId });
  return isDone ? 'done' : { again: taken > 0 ? 0 : pauseSeconds };
}

/** Records all recipients in one statement: as of one moment, each once. */
async function recordRecipients(
  tx: Transaction,
  actor: WorkspaceContext,
  sending: Sending,
  kind: SendingKind,
) {
  const { workspaceId, id } = sending;
  // Many rows take long to index.
  await tx.execute(sql`set local statement_timeout = '10min'`);
  const condition = and(
    eq(contacts.workspaceId, workspaceId),
    kind.reach(actor),
    await kind.audience(tx, actor, sending),
  );
  await tx.execute(sql`insert into ${recipients} (workspace_id, id, sending_id, contact_id)
    select ${contacts.workspaceId}, gen_random_uuid(), ${id}::uuid, ${contacts.id}
    from ${contacts} where ${condition}`);
  await tx.update(sendings).set({ state: 'sending', gatheredAt: sql`now()` }).where(sendingOf(sending));
  await announce(tx, { topic: 'sendings', workspaceId });
}

/** Why a sending is stopped until a person acts; undefined when a retry may help. */
function reasonOf(error: unknown): StopReason | undefined {
  if (error instanceof Denied || error instanceof NotFound) return 'access';
  return error instanceof ContentGone ? 'gone' : undefined;
}

async function stop({ workspaceId, sendingId, runId }: SendingJob, stopReason: StopReason): Promise<void> {
  await inTenant({ workspaceId }, async (tx) => {
    await tx
      .update(sendings)
      .set({ state: 'stopped', stopReason })
      .where(
        and(
          sendingOf({ workspaceId, id: sendingId }),
          eq(sendings.runId, runId),
          inArray(sendings.state, ['scheduled', 'sending']),
        ),
      );
    await announce(tx, { topic: 'sendings', workspaceId });
  });
}
