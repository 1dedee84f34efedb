import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { searchWords } from '@/lib/text/fold';

/** The pattern of what contains this; `%` and `_` mean themselves (LI6). */
export function containing(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Whether a column contains every word that was typed, in any order, without case and accents. */
export function contains(column: SQLWrapper, typed: string): SQL {
  return keyContains(sql`fold_text(${column})`, typed);
}

/** The same of a key that is stored folded. */
export function keyContains(key: SQLWrapper, typed: string): SQL {
  return and(...searchWords(typed).map((word) => sql`${key} like ${containing(word)}`)) ?? sql`true`;
}

/** The digits of what may be a telephone number, however it is spaced; null for anything else. */
export function digitsOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '').replace(/^\+/, '');
  return /^\d{3,}$/.test(digits) ? digits : null;
}
