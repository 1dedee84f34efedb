import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { database } from '@/db/client';
import { users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import type { DataExportJob } from '@/db/schema/platform/outbox';
import { dataExportChunks, dataExports } from '@/db/schema/work/data-exports';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import type { Asked } from '@/lib/access/exports/layout';
import { Denied, NotFound } from '@/lib/platform/errors';
import { chooseLocale } from '@/lib/platform/i18n/locales';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import type { Collection } from '@/lib/work/collections/definition';
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
    const ctx = await contextOf(job, claimed.userId);
    await makeDataExport(ctx, collections, { exportId: job.exportId, runId: claimed.runId }, claimed);
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

/**
 * Starts the export from its beginning, unless another process works on it: one that made progress within the
 * last minute.
 */
function claim(job: DataExportJob): Promise<Outcome | ({ userId: string; runId: string } & Asked)> {
  const { workspaceId, exportId } = job;
  return inTenant({ workspaceId }, async (tx) => {
    const [found] = await tx
      .select({
        userId: dataExports.userId,
        status: dataExports.status,
        format: dataExports.format,
        language: dataExports.language,
        isMoving: sql<boolean>`${dataExports.updatedAt} > now() - interval '1 minute'`,
      })
      .from(dataExports)
      .where(isThis(job))
      .for('update');
    if (!found || found.status === 'done' || found.status === 'failed') return 'obsolete';
    if (found.status === 'running' && found.isMoving) return { again: 60 };
    const runId = v7();
    await tx
      .delete(dataExportChunks)
      .where(and(eq(dataExportChunks.workspaceId, workspaceId), eq(dataExportChunks.exportId, exportId)));
    await change(tx, job, { status: 'running', runId, done: 0, size: 0 });
    return {
      userId: found.userId,
      runId,
      format: found.format,
      language: chooseLocale(found.language, null),
    };
  });
}

/** The requester, with their access as it is now (R4). */
async function contextOf({ workspaceId }: DataExportJob, userId: string): Promise<WorkspaceContext> {
  const [user] = await database()
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId));
  const [workspace] = await inTenant({ userId, workspaceId }, (tx) =>
    tx.select({ slug: workspaces.slug }).from(workspaces).where(eq(workspaces.id, workspaceId)),
  );
  if (!user || !workspace) throw new NotFound();
  return loadWorkspaceContext({ userId, ...user, sessionId: '', ip: null }, workspace.slug);
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
