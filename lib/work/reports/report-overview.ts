import 'server-only';
import { sql } from 'drizzle-orm';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { longReadInWorkspace } from '@/lib/access/context/transactions';
import { answers, closed, firstAnswers, median, opened, openNow, scopeThrough } from './internal/report-rows';
import type { Period } from './report-period';

export interface Overview {
  openNow: number;
  opened: number;
  closed: number;
  /** Sent messages. */
  sent: number;
  /** The opened conversations that have been answered. */
  answered: number;
  /** Median, in seconds; null without answers. */
  firstResponse: number | null;
}

/**
 * The totals of a period.
 * @throws Denied
 */
export async function overviewOf(ctx: WorkspaceContext, period: Period): Promise<Overview> {
  const scope = scopeThrough(ctx, 'reports');
  const [row] = await longReadInWorkspace(ctx, (tx) =>
    tx.execute<Overview & Record<string, unknown>>(sql`
      select
        (select count(*)::int from (${openNow(scope)}) o) as "openNow",
        (select count(*)::int from (${opened(scope, period)}) o) as opened,
        (select count(*)::int from (${closed(scope, period)}) o) as closed,
        (select count(*)::int from (${answers(scope, period)}) o) as sent,
        count(*)::int as answered, ${median} as "firstResponse"
      from (${firstAnswers(scope, period)}) a`),
  );
  return row ?? { openNow: 0, opened: 0, closed: 0, sent: 0, answered: 0, firstResponse: null };
}
