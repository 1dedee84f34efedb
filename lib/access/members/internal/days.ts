import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** A moment, and whether it is past by the database's clock (FA8). */
export interface DayBound {
  at: Date;
  isPast: boolean;
}

type In = Pick<WorkspaceContext, 'workspace'>;

/**
 * The moment after the last of a day in the workspace's time zone, also on the days when its clocks change.
 *
 * @param day as 2026-12-31
 */
export function endOfDay(tx: Transaction, { workspace }: In, day: string): Promise<DayBound> {
  return boundOf(tx, sql`(${day}::date + 1)::timestamp at time zone ${workspace.timeZone}::text`);
}

/** The first moment of a day in the workspace's time zone. */
export function startOfDay(tx: Transaction, { workspace }: In, day: string): Promise<DayBound> {
  return boundOf(tx, sql`${day}::date::timestamp at time zone ${workspace.timeZone}::text`);
}

async function boundOf(tx: Transaction, moment: SQL): Promise<DayBound> {
  const [row] = await tx.execute<{ at: string; isPast: boolean }>(sql`
    select moment as at, moment <= now() as "isPast" from (select (${moment}) as moment) as day`);
  return { at: new Date(row?.at ?? ''), isPast: row?.isPast ?? true };
}
