import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { longReadInWorkspace } from '@/lib/access/context/transactions';
import { inOrder, mostRows } from './internal/report-order';
import { closed, firstAnswers, median, opened, openNow, scopeThrough } from './internal/report-rows';
import type { Order, Period, teamSorts } from './report-period';

export interface TeamFigures {
  /** Null, like its name, for conversations without a team. */
  id: string | null;
  name: string | null;
  open: number;
  opened: number;
  closed: number;
  /** Median, in seconds. */
  response: number | null;
  /** The number of all teams; the list contains the first. */
  total: number;
}

type Sort = (typeof teamSorts)[number];

const columns: Record<Sort, SQL> = {
  name: sql`lower(t.name)`,
  open: sql`open`,
  opened: sql`opened`,
  closed: sql`closed`,
  response: sql`response`,
};

/**
 * The figures of a period for each team, by the team that a conversation has now.
 * @throws Denied
 */
export async function figuresByTeam(
  ctx: WorkspaceContext,
  period: Period,
  order: Order<Sort>,
): Promise<TeamFigures[]> {
  const scope = scopeThrough(ctx, 'reports');
  const isListed = scope.reach.kind === 'all' ? sql`t.id is not null and t.archived_at is null` : sql`false`;
  return longReadInWorkspace(ctx, async (tx) => [
    ...(await tx.execute<TeamFigures & Record<string, unknown>>(sql`
      with open as (
        select team_id as id, count(*)::int as total from (${openNow(scope)}) o group by 1
      ), opened as (
        select team_id as id, count(*)::int as total from (${opened(scope, period)}) o group by 1
      ), closed as (
        select team_id as id, count(*)::int as total from (${closed(scope, period)}) o group by 1
      ), response as (
        select team_id as id, ${median} as seconds from (${firstAnswers(scope, period)}) o group by 1
      )
      select t.id, t.name, coalesce(open.total, 0) as open, coalesce(opened.total, 0) as opened,
        coalesce(closed.total, 0) as closed, response.seconds as response, count(*) over ()::int as total
      from (
        select id, name, archived_at from teams where workspace_id = ${scope.workspaceId}
        union all select null, null, null
      ) t
      left join open on open.id is not distinct from t.id
      left join opened on opened.id is not distinct from t.id
      left join closed on closed.id is not distinct from t.id
      left join response on response.id is not distinct from t.id
      where ${isListed} or open.total > 0 or opened.total > 0 or closed.total > 0
      order by ${inOrder(columns, order)}, lower(t.name), t.id
      limit ${mostRows}`)),
  ]);
}
