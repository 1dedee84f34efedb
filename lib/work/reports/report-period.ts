import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

/** How many days a report may look back. */
export const periodDays = [7, 30, 90] as const;
export type PeriodDays = (typeof periodDays)[number];

export const personSorts = ['name', 'open', 'answers', 'closed', 'response'] as const;
export const teamSorts = ['name', 'open', 'opened', 'closed', 'response'] as const;

/** An order by one column; descending with a minus before its name, as addresses write it. */
export type Order<Sort extends string> = Sort | `-${Sort}`;

const ordersBy = <const Sort extends string>(sorts: readonly Sort[]) =>
  z.enum(sorts.flatMap((sort): Order<Sort>[] => [sort, `-${sort}`]));

/** What the address of the reports asks for. Lenient: what it does not understand counts as not said. */
export const reportSearch = z.object({
  days: z
    .enum(['7', '30', '90'])
    .catch('30')
    .transform((days) => Number(days) as PeriodDays),
  people: ordersBy(personSorts).catch('-answers'),
  teams: ordersBy(teamSorts).catch('-opened'),
});

export type ReportSearch = z.output<typeof reportSearch>;

/** Whole days, the last of them today, as the workspace's own clock has them. */
export interface Period {
  timeZone: string;
  firstDay: SQL;
  lastDay: SQL;
  /** The moments between which something falls into these days: `from` within, `until` no more. */
  from: SQL;
  until: SQL;
}

/**
 * The last days of a workspace, today among them.
 *
 * @param now the moment that today is taken from: the database's, since its clock rules (FA8)
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
