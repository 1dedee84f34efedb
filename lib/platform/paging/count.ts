import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** How many rows there are, counted up to a bound: nobody reads the difference between ten thousand and a million. */
export interface Count {
  count: number;
  /** There are more than `count`. */
  isMore: boolean;
}

export const countedTo = 10_000;

/** The number of rows of a query that stops by itself one past the bound (`limit countedTo + 1`). */
export function counting(bounded: SQLWrapper): SQL<Count> {
  return sql`(select count(*) from (${bounded}) as counted)`.mapWith((found) => readCount(Number(found)));
}

export function readCount(found: number): Count {
  return found > countedTo ? { count: countedTo, isMore: true } : { count: found, isMore: false };
}
