import 'server-only';
import { sql } from 'drizzle-orm';
import type { RequestDuration } from '@/db/schema/access/access-requests';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type DayBound, endOfDay } from '../../internal/days';

/** How long an access is asked for or granted. */
export interface Duration {
  duration: RequestDuration;
  /** The last day as 2026-12-31, where `duration` is `until`. */
  untilDay: string | null;
}

const hours = 4;

/** The end of an access that begins now, by the database's clock and in the workspace's time zone; null: for good. */
export async function endOf(
  tx: Transaction,
  ctx: WorkspaceContext,
  { duration, untilDay }: Duration,
): Promise<DayBound | null> {
  switch (duration) {
    case 'good':
      return null;
    case 'hours':
      return momentOf(tx, sql`now() + make_interval(hours => ${hours})`);
    case 'today':
      return momentOf(
        tx,
        sql`((now() at time zone ${ctx.workspace.timeZone}::text)::date + 1)::timestamp at time zone ${ctx.workspace.timeZone}::text`,
      );
    case 'until':
      return endOfDay(tx, ctx, untilDay ?? '');
  }
}

async function momentOf(tx: Transaction, moment: ReturnType<typeof sql>): Promise<DayBound> {
  const [row] = await tx.execute<{ at: string }>(sql`select (${moment}) as at`);
  return { at: new Date(row?.at ?? ''), isPast: false };
}
