import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { workspaces } from '@/db/schema/access/workspaces';
import { type DailyExportJob, type DataExportJob, outbox } from '@/db/schema/platform/outbox';
import { dataExports } from '@/db/schema/work/data-exports';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { actingFor } from '@/lib/access/context/acting-for';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Denied, NotFound } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { requireId } from '@/lib/platform/require-id';
import { enterState } from '@/lib/work/records/change/enter-state';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { dailyExports } from './daily-exports';
import { exportPermission } from './export-permission';
import { dailyExportRow, type LiveDailyExport, liveDailyExport } from './internal/live-daily-export';

const keptFor = sql`interval '7 days'`;

/** Queues the first file of a daily export that is switched on, in the same transaction. A later file follows daily. */
export async function beginDaily(tx: Transaction, { workspaceId, id: recordId }: RecordRow): Promise<void> {
  // One chain of jobs for each record: an earlier one may still wait for its next day.
  await tx
    .delete(outbox)
    .where(
      and(
        isNull(outbox.sentAt),
        isNull(outbox.failedAt),
        sql`${outbox.job} ->> 'kind' = 'daily-export' and ${outbox.job} ->> 'recordId' = ${recordId}`,
      ),
    );
  await enqueue(tx, { kind: 'daily-export', workspaceId, recordId });
}

/** Requests the file of each daily export once a day, in the workspace's time zone (S2.11). */
export const dailyExportJobs: JobHandler = { kinds: ['daily-export'], attempt };

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'daily-export') return 'obsolete';
  const { workspaceId, recordId } = job;
  const record = await inTenant({ workspaceId }, (tx) => dailyExportRow(tx, workspaceId, recordId));
  if (!record || (record.state !== 'on' && !record.deletedAt)) return 'obsolete';
  // A deleted one may be restored, and then continues.
  if (!record.deletedAt && !(await requestFile(job, record))) return 'obsolete';
  return inTenant({ workspaceId }, async (tx) => ({ again: await untilTomorrow(tx, workspaceId) }));
}

/**
 * Requests today's file as the member who made the daily export, with their present access: the files are theirs (R3,
 * R4). False when it was switched off instead, because they may not export, or their membership or its list is gone.
 */
async function requestFile(job: DailyExportJob, { createdBy }: RecordRow): Promise<boolean> {
  const { workspaceId, recordId } = job;
  try {
    const maker = { workspaceId, memberId: requireId(createdBy ?? '') };
    return await actingFor(maker, async (tx, actor) => {
      authorize(actor, exportPermission(recordId), { kind: 'workspace' });
      const found = await liveDailyExport(tx, workspaceId, recordId);
      if (!found) throw new NotFound();
      if (!(await hasToday(tx, job))) await request(tx, actor, found);
      return true;
    });
  } catch (error) {
    if (!(error instanceof NotFound || error instanceof Denied)) throw error;
    await switchOff(job);
    return false;
  }
}

const today = sql`(now() at time zone ${workspaces.timeZone})::date`;

async function hasToday(tx: Transaction, { workspaceId, recordId }: DailyExportJob): Promise<boolean> {
  const rows = await tx
    .select({ id: dataExports.id })
    .from(dataExports)
    .innerJoin(workspaces, eq(workspaces.id, dataExports.workspaceId))
    .where(
      and(
        eq(dataExports.workspaceId, workspaceId),
        eq(dataExports.recordId, recordId),
        sql`(${dataExports.createdAt} at time zone ${workspaces.timeZone})::date = ${today}`,
      ),
    );
  return rows.length > 0;
}

async function request(tx: Transaction, ctx: WorkspaceContext, found: LiveDailyExport): Promise<void> {
  const { workspaceId, id: recordId } = found.record;
  const { userId, locale } = ctx.person;
  const exportId = v7();
  const { format, list } = found;
  const language = locale ?? 'en';
  const expiresAt = sql`now() + ${keptFor}`;
  await tx
    .insert(dataExports)
    .values({ workspaceId, id: exportId, userId, recordId, format, language, expiresAt });
  const job = (kind: DataExportJob['kind']): DataExportJob => ({ kind, workspaceId, exportId });
  await enqueue(tx, job('data-export'));
  await enqueue(tx, job('data-export-expired'), expiresAt);
  await recordAudit(tx, ctx.person, {
    event: 'contacts.exported',
    organisationId: ctx.organisation.id,
    workspaceId,
    after: { daily: found.record.name, ...(list && { list }) },
  });
}

/** A file that can never be made again must not look as if it were coming. */
async function switchOff({ workspaceId, recordId }: DailyExportJob): Promise<void> {
  await inTenant({ workspaceId }, async (tx) => {
    const record = await dailyExportRow(tx, workspaceId, recordId);
    const [workspace] = await tx
      .select({ organisationId: workspaces.organisationId })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    if (!record || !workspace || record.deletedAt || record.state !== 'on') return;
    const organisation = { id: workspace.organisationId };
    await enter(tx, { workspaceId, organisationId: organisation.id });
    const changer = { person: null, member: null, workspace: { id: workspaceId }, organisation };
    await enterState(tx, changer, dailyExports, record, { state: 'off' });
  });
}

/** Seconds until the next day of the workspace begins. */
async function untilTomorrow(tx: Transaction, workspaceId: string): Promise<number> {
  const [row] = await tx
    .select({
      seconds: sql<number>`ceil(extract(epoch from ((${today} + 1)::timestamp at time zone ${workspaces.timeZone}) - now()))::int`,
    })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return Math.max(60, row?.seconds ?? 86_400);
}

/** Only a member who may export contacts sets up an export of them (R3). */
export async function checkDailyExport(_: Transaction, actor: WorkspaceContext): Promise<void> {
  authorize(actor, 'contacts.export', { kind: 'workspace' });
}
