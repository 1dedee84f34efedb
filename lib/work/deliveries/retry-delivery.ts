import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Job, outbox } from '@/db/schema/platform/outbox';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { wakeWorkers } from '@/lib/platform/jobs/enqueue-job';
import { markRetried } from './internal/retry-message';
import { type LoggedRecord, loggedRecord } from './logged-record';

/**
 * Posts a failed delivery again now, whether it was given up or waits for its next attempt.
 * @throws NotFound, Denied (S1.19, S1.20) · Stale when it was delivered since then, or its job is deleted
 */
export async function retryDelivery(
  ctx: WorkspaceContext,
  { jobId, ...of }: LoggedRecord & { jobId: string },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const { workspaceId, id } = await loggedRecord(tx, actor, of, 'retry');
    const [queued] = await tx
      .update(outbox)
      .set({ dueAt: sql`now()`, tries: 0, failedAt: null })
      .where(
        and(
          eq(outbox.id, jobId),
          isNull(outbox.sentAt),
          sql`${outbox.job} ->> 'workspaceId' = ${workspaceId}`,
          sql`coalesce(${outbox.job} ->> 'channelId', ${outbox.job} ->> 'integrationId', ${outbox.job} ->> 'adId') = ${id}`,
        ),
      )
      .returning({ job: outbox.job });
    if (!queued) throw new Stale();
    await reopen(tx, queued.job);
    await wakeWorkers(tx, queued.job.kind);
    await announce(tx, { topic: 'settings', workspaceId });
  });
}

/** A message that was given up shows again that it is being sent. */
async function reopen(tx: Transaction, job: Job): Promise<void> {
  if (job.kind === 'message' || job.kind === 'bulk-message') await markRetried(tx, job);
}
