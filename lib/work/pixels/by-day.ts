import 'server-only';
import { sql } from 'drizzle-orm';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { shownDays, viewPixel } from './pixel-view';

/** Views of one day, `YYYY-MM-DD`. */
export interface PixelDay {
  day: string;
  views: number;
}

/**
 * The views of a pixel on each of the last 30 days, including days without views (S3.3).
 * @throws NotFound outside the person's scope (R6)
 */
export async function pixelByDay(ctx: WorkspaceContext, pixelId: string): Promise<PixelDay[]> {
  const { id } = await viewPixel(ctx, pixelId);
  const rows = await inWorkspace(ctx, (tx) =>
    tx.execute<{ day: string; views: number }>(sql`
      select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(d.views, 0)::int as views
      from generate_series(current_date - ${shownDays - 1}::int, current_date, interval '1 day') as days (day)
      left join pixel_days d
        on d.workspace_id = ${ctx.workspace.id} and d.pixel_id = ${id} and d.day = days.day::date
      order by days.day`),
  );
  return rows.map(({ day, views }) => ({ day, views }));
}
