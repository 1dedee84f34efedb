import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { longReadInWorkspace } from '@/lib/access/context/transactions';
import { inOrder, mostRows } from './internal/report-order';
import { answers, closed, firstAnswers, median, openNow, scopeThrough } from './internal/report-rows';
import type { Order, Period, personSorts } from './report-period';

export interface PersonFigures {
  id: string;
  name: string;
  /** Open conversations that are assigned to them now. */
  open: number;
  /** Answers that they sent. */
  answers: number;
  closed: number;
  /** Median time to their first answers, in seconds. */
  response: number | null;
  /** The number of all people; the list contains the first. */
  total: number;
}

type Sort = (typeof personSorts)[number];

const columns: Record<Sort, SQL> = {
  name: sql`m.name_key`,
  open: sql`open`,
  answers: sql`answers`,
  closed: sql`closed`,
  response: sql`response`,
};

/**
 * The figures of a period for each person: active members, and former ones with activity in the period.
 * @throws Denied
 */
export async function figuresByPerson(
  ctx: WorkspaceContext,
  period: Period,
  order: Order<Sort>,
): Promise<PersonFigures[]> {
  const scope = scopeThrough(ctx, 'reports');
  const isListed = scope.reach.kind === 'all' ? sql`member_status(m) = 'active'` : sql`false`;
  return longReadInWorkspace(ctx, async (tx) => [
    ...(await tx.execute<PersonFigures & Record<string, unknown>>(sql`
      with open as (
        select s.holder_id as id, count(*)::int as total from (${openNow(scope)}) o
        join seats s on s.workspace_id = o.workspace_id and s.id = o.seat_id
        where s.holder_id is not null group by 1
      ), answers as (
        select author_id as id, count(*)::int as total from (${answers(scope, period)}) o group by 1
      ), closed as (
        select author_id as id, count(*)::int as total from (${closed(scope, period)}) o group by 1
      ), response as (
        select author_id as id, ${median} as seconds from (${firstAnswers(scope, period)}) o group by 1
      )
      select m.id, m.name, m.name_key, coalesce(open.total, 0) as open, coalesce(answers.total, 0) as answers,
        coalesce(closed.total, 0) as closed, response.seconds as response, count(*) over ()::int as total
      from members m
      left join open on open.id = m.id
      left join answers on answers.id = m.id
      left join closed on closed.id = m.id
      left join response on response.id = m.id
      where m.workspace_id = ${scope.workspaceId}
        and (${isListed} or open.total > 0 or answers.total > 0 or closed.total > 0)
      order by ${inOrder(columns, order)}, m.name_key, m.id
      limit ${mostRows}`)),
  ]);
}
