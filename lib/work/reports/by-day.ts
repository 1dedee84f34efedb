import 'server-only';
import { sql } from 'drizzle-orm';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForLater } from '@/lib/access/context/read-for-page';
import { longReadInWorkspace } from '@/lib/access/context/transactions';
import { answers, closed, type EntryFeature, opened, scopeThrough } from './internal/report-rows';
import type { Period } from './report-period';

export interface DayFigures {
  /** `2026-03-29`, a day in the workspace's time zone. */
  day: string;
  opened: number;
  closed: number;
  /** Sent messages. */
  sent: number;
}

/**
 * Opened, closed and sent figures of each day of a period, in order, including empty days.
 * @throws Denied
 */
export async function figuresByDay(
  ctx: WorkspaceContext,
  period: Period,
  entry: EntryFeature,
): Promise<DayFigures[]> {
  const scope = scopeThrough(ctx, entry);
  const zone = sql`${period.timeZone}::text`;
  const read = entry === 'reports' ? longReadInWorkspace : readForLater;
  return read(ctx, async (tx) => [
    ...(await tx.execute<DayFigures & Record<string, unknown>>(sql`
      with opened as (
        select (created_at at time zone ${zone})::date as day, count(*)::int as total
        from (${opened(scope, period)}) o group by 1
      ), closed as (
        select (at at time zone ${zone})::date as day, count(*)::int as total
        from (${closed(scope, period)}) o group by 1
      ), sent as (
        select (at at time zone ${zone})::date as day, count(*)::int as total
        from (${answers(scope, period)}) o group by 1
      )
      select days.day::date::text as day,
        coalesce(opened.total, 0) as opened, coalesce(closed.total, 0) as closed,
        coalesce(sent.total, 0) as sent
      from generate_series(${period.firstDay}::timestamp, ${period.lastDay}::timestamp, interval '1 day') as days(day)
      left join opened on opened.day = days.day::date
      left join closed on closed.day = days.day::date
      left join sent on sent.day = days.day::date
      order by 1`)),
  ]);
}
