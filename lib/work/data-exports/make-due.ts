import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { DataExportJob } from '@/db/schema/platform/outbox';
import { dataExportChunks, dataExports } from '@/db/schema/work/data-exports';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import type { Asked } from '@/lib/access/exports/layout';
import { Denied, NotFound } from '@/lib/platform/errors';
import { chooseLocale } from '@/lib/platform/i18n/locales';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import type { Collection } from '@/lib/work/collections/definition';
import { contextOf } from './internal/context-of';
import { makeDailyFile } from './internal/make-daily-file';
import { makeDataExport } from './internal/make-data-export';

/** Makes requested data exports, and deletes expired ones. */
export const dataExportJobs = (collections: readonly Collection[]): JobHandler => ({
  kinds: ['data-export', 'data-export-expired'],
  attempt: (queued) => attempt(collections, queued),
  async giveUp({ job }) {
    if (job.kind === 'data-export') await setStatus(job, 'failed');
  },
});

async function attempt(collections: readonly Collection[], { job }: Queued): Promise<Outcome> {
  if (job.kind === 'data-export-expired') return remove(job);
  if (job.kind !== 'data-export') return 'obsolete';
  const claimed = await claim(job);
  if (typeof claimed === 'string' || !('runId' in claimed)) return claimed;
  try {
    const ctx = await contextOf(job.workspaceId, claimed.userId);
    const run = { exportId: job.exportId, runId: claimed.runId };
    const { recordId } = claimed;
    if (recordId) await makeDailyFile(ctx, { ...run, recordId }, claimed);
    else await makeDataExport(ctx, collections, { ...run, recordId }, claimed);
    return 'done';
  } catch (error) {
    // A person without access gets no file; other errors are retried.
    if (error instanceof NotFound || error instanceof Denied) return 'obsolete';
    await setStatus(job, 'waiting');
    throw error;
  }
}

const isThis = ({ workspaceId, exportId }: DataExportJob) =>
  and(eq(dataExports.workspaceId, workspaceId), eq(dataExports.id, exportId));

type Claimed = Asked & { userId: string; recordId: string | null; runId: string };

/**
 * Starts the export from its beginning, unless another process works on it: one that made progress within the
 * last minute.
 */
function claim(job: DataExportJob): Promise<Outcome | Claimed> {
  const { workspaceId, exportId } = job;
  return inTenant({ workspaceId }, async (tx) => {
    const [found] = await tx
      .select({
        userId: dataExports.userId,
        recordId: dataExports.recordId,
        status: dataExports.status,
        format: dataExports.format,
        language: dataExports.language,
        isMoving: sql<boolean>`${dataExports.updatedAt} > now() - interval '1 minute'`,
      })
      .from(dataExports)
      .where(isThis(job))
      .for('update');
    if (!found || found.status === 'failed') return 'obsolete';
    if (found.status === 'done') return 'done';
    if (found.status === 'running' && found.isMoving) return { again: 60 };
    const runId = v7();
    await tx
      .delete(dataExportChunks)
      .where(and(eq(dataExportChunks.workspaceId, workspaceId), eq(dataExportChunks.exportId, exportId)));
    await change(tx, job, { status: 'running', runId, done: 0, size: 0 });
    return {
      userId: found.userId,
      recordId: found.recordId,
      runId,
      format: found.format,
      language: chooseLocale(found.language, null),
    };
  });
}

function setStatus(job: DataExportJob, status: 'waiting' | 'failed'): Promise<void> {
  return inTenant({ workspaceId: job.workspaceId }, (tx) => change(tx, job, { status }));
}

async function change(
  tx: Transaction,
  job: DataExportJob,
  values: Partial<typeof dataExports.$inferInsert>,
): Promise<void> {
  await tx
    .update(dataExports)
    .set({ ...values, updatedAt: sql`now()` })
    .where(isThis(job));
  await announce(tx, { topic: 'settings', workspaceId: job.workspaceId });
}

async function remove(job: DataExportJob): Promise<Outcome> {
  const removed = await inTenant({ workspaceId: job.workspaceId }, (tx) =>
    tx
      .delete(dataExports)
      .where(and(isThis(job), lte(dataExports.expiresAt, sql`now()`)))
      .returning({ id: dataExports.id }),
  );
  return removed.length > 0 ? 'done' : 'obsolete';
}
