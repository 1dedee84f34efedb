import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { searchWords } from '@/lib/text/fold';

/** Returns the LIKE pattern for texts that contain this one; `%` and `_` are literal (LI6). */
export function containing(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Whether a column contains every word of the query, in any order, ignoring case and accents. */
export function contains(column: SQLWrapper, typed: string): SQL {
  return keyContains(sql`fold_text(${column})`, typed);
}

/** The same for a key that is stored folded. */
export function keyContains(key: SQLWrapper, typed: string): SQL {
  return and(...searchWords(typed).map((word) => sql`${key} like ${containing(word)}`)) ?? sql`true`;
}

/** The digits of a text that may be a phone number, in any spacing; null otherwise. */
export function digitsOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '').replace(/^\+/, '');
  return /^\d{3,}$/.test(digits) ? digits : null;
}
