import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { formula, leading, phone } from '@/lib/text/formula';

/**
 * The text of a column, escaped so that no spreadsheet evaluates it: `inert` for files that PostgreSQL writes (CS1,
 * CS2).
 */
export function inertText(column: SQLWrapper): SQL {
  return sql`case when ${column} !~ ${anyFormula} or ${column} ~ ${phone.source} then ${column}
    else ${defused(column)} end`;
}

/** `inertFirst` for the first column of a file that PostgreSQL writes. */
export function inertFirstText(column: SQLWrapper): SQL {
  return sql`case when ${column} !~ ${anyFormula} then ${column} else ${defused(column)} end`;
}

const anyFormula = `${formula.source}|${leading.source}`;

function defused(column: SQLWrapper): SQL {
  return sql`case when ${column} ~ ${leading.source} then '''' else '' end ||
    regexp_replace(${column}, ${formula.source}, ${"\\1\\2'\\3"}, 'g')`;
}
