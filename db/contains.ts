import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Whether a column contains what was typed, in either case; `%` and `_` mean themselves (LI6). */
export function contains(column: SQLWrapper, typed: string): SQL {
  return sql`${column} ilike ${`%${typed.replace(/[\\%_]/g, '\\$&')}%`}`;
}

/** Whether a phone number contains these digits, however either is spaced. */
export function containsDigits(column: SQLWrapper, digits: string): SQL {
  return sql`regexp_replace(${column}, '\\D', '', 'g') like ${`%${digits}%`}`;
}
