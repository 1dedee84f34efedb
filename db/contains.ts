import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The pattern of what contains this; `%` and `_` mean themselves (LI6). */
export function containing(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Whether a column contains what was typed, in either case. */
export function contains(column: SQLWrapper, typed: string): SQL {
  return sql`${column} ilike ${containing(typed)}`;
}

/** The digits of what may be a telephone number, however it is spaced; null for anything else. */
export function digitsOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '').replace(/^\+/, '');
  return /^\d{3,}$/.test(digits) ? digits : null;
}

/** Whether a phone number contains these digits, however either is spaced. */
export function containsDigits(column: SQLWrapper, digits: string): SQL {
  return sql`regexp_replace(${column}, '\\D', '', 'g') like ${`%${digits}%`}`;
}
