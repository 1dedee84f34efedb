import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Text of a column that no spreadsheet runs: the same as `lib/csv` does, where PostgreSQL writes the file (CS1).
 * A telephone number in E.164 is no formula.
 */
export function inertText(column: SQLWrapper): SQL {
  return sql`case when ${column} ~ ${'^[=+@\\t\\r-]'} and ${column} !~ ${'^[+][1-9][0-9]{6,14}$'}
    then '''' || ${column} else ${column} end`;
}
