import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

/** The lengths of a report's period, in days. */
export const periodDays = [7, 30, 90] as const;
export type PeriodDays = (typeof periodDays)[number];

export const personSorts = ['name', 'open', 'answers', 'closed', 'response'] as const;
export const teamSorts = ['name', 'open', 'opened', 'closed', 'response'] as const;

/** A sort order by one column; a leading minus means descending, as in addresses. */
export type Order<Sort extends string> = Sort | `-${Sort}`;

const ordersBy = <const Sort extends string>(sorts: readonly Sort[]) =>
  z.enum(sorts.flatMap((sort): Order<Sort>[] => [sort, `-${sort}`]));

/** The search parameters of the reports. Unknown values count as absent. */
export const reportSearch = z.object({
  days: z
    .enum(['7', '30', '90'])
    .catch('30')
    .transform((days) => Number(days) as PeriodDays),
  people: ordersBy(personSorts).catch('-answers'),
  teams: ordersBy(teamSorts).catch('-opened'),
});

export type ReportSearch = z.output<typeof reportSearch>;

/** Whole days up to today, in the workspace's time zone. */
export interface Period {
  timeZone: string;
  firstDay: SQL;
  lastDay: SQL;
  /** The half-open interval of these days: `from` is included, `until` is not. */
  from: SQL;
  until: SQL;
}

/**
 * The last days of a workspace, including today.
 * @param now the current time, by default the clock of the database (FA8)
 */
export function lastDays({ timeZone }: { timeZone: string }, days: number, now: SQL = sql`now()`): Period {
  const zone = sql`${timeZone}::text`;
  const lastDay = sql`(${now} at time zone ${zone})::date`;
  const firstDay = sql`(${lastDay} - ${days - 1}::int)`;
  return {
    timeZone,
    firstDay,
    lastDay,
    from: sql`(${firstDay}::timestamp at time zone ${zone})`,
    until: sql`((${lastDay} + 1)::timestamp at time zone ${zone})`,
  };
}
