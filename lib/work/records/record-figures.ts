import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { recordFigures } from '@/db/schema/work/record-figures';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { findRecord } from './internal/find-record';
import { namedCollection, type RecordKinds } from './record-kinds';

/** The figures of one record. */
export interface RecordReport {
  totals: Record<string, number>;
  /** The latest days with figures, 31 at most, in the workspace's time zone. */
  days: { day: string; values: Record<string, number> }[];
}

const mostDays = 31;

/**
 * Reads the figures of a record (S2.6, S2.7, S2.15).
 * @throws Denied · NotFound when there is no such record, or its kind has no figures
 */
export async function reportRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<RecordReport> {
  const { report } = namedCollection(kinds, input.collection);
  if (!report) throw new NotFound();
  authorize(ctx, report.needs, { kind: 'workspace' });
  const { id } = await findRecord(kinds, ctx, input);
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ figure: recordFigures.figure, day: recordFigures.day, total: recordFigures.total })
      .from(recordFigures)
      .where(and(eq(recordFigures.workspaceId, ctx.workspace.id), eq(recordFigures.recordId, id)))
      .orderBy(recordFigures.day),
  );
  const sum = (of: typeof rows) =>
    Object.fromEntries(
      report.figures.map((figure) => [
        figure,
        of.filter((row) => row.figure === figure).reduce((total, row) => total + row.total, 0),
      ]),
    );
  const days = [...new Set(rows.map(({ day }) => day))].slice(-mostDays);
  return {
    totals: sum(rows),
    days: days.map((day) => ({ day, values: sum(rows.filter((row) => row.day === day)) })),
  };
}

/** Adds to a figure of today, in the workspace's time zone and by the clock of the database. */
export async function countOne(
  tx: Transaction,
  {
    workspaceId,
    recordId,
    figure,
    times = 1,
  }: { workspaceId: string; recordId: string; figure: string; times?: number },
): Promise<void> {
  const day = sql`(select (now() at time zone ${workspaces.timeZone})::date from ${workspaces}
    where ${workspaces.id} = ${workspaceId})`;
  await tx
    .insert(recordFigures)
    .values({ workspaceId, recordId, figure, day, total: times })
    .onConflictDoUpdate({
      target: [recordFigures.workspaceId, recordFigures.recordId, recordFigures.figure, recordFigures.day],
      set: { total: sql`${recordFigures.total} + ${times}` },
    });
}
