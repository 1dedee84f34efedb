import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The number of rows, counted up to a bound: readers need no difference between ten thousand and a million. */
export interface Count {
  count: number;
  /** Whether there are more than `count`. */
  isMore: boolean;
}

/** The number of rows by option of a filter; an absent option shows none. */
export type OptionCounts = Readonly<Record<string, number>>;

export const countedTo = 10_000;

/** The number of rows of a query that stops one past the bound (`limit countedTo + 1`). */
export function counting(bounded: SQLWrapper): SQL<Count> {
  return sql`(select count(*) from (${bounded}) as counted)`.mapWith((total) => readCount(Number(total)));
}

export function readCount(total: number): Count {
  return total > countedTo ? { count: countedTo, isMore: true } : { count: total, isMore: false };
}
