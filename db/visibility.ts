import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Visibility } from '@/lib/policy/model';

/** The columns of a row of work that decide who sees it. */
interface Columns {
  seatId: SQLWrapper;
  teamId: SQLWrapper;
}

/**
 * The rows that a visibility lets through, as a condition (R6). Equals `covers` in memory.
 *
 * A seat counts only while the person holds it: a visibility lists held seats only, so work of a vacant seat is
 * unassigned. The result is never undefined, because Drizzle would read that as "every row".
 */
export function visibleRows(visibility: Visibility, { seatId, teamId }: Columns): SQL {
  switch (visibility.kind) {
    case 'all':
      return sql`true`;
    case 'none':
      return sql`false`;
    case 'some': {
      const rows = sql`(${isAmong(seatId, visibility.seats)} or ${isAmong(teamId, visibility.teams)})`;
      return visibility.and ? sql`(${rows} and ${visibleRows(visibility.and, { seatId, teamId })})` : rows;
    }
  }
}

/**
 * Whether a column holds one of these ids. For a missing value the result is null, which no `where` lets through;
 * without `coalesce`, so that an index can serve it. One parameter for any number of ids.
 */
export function isAmong(column: SQLWrapper, ids: readonly string[]): SQL {
  return ids.length === 0 ? sql`false` : sql`${column} = any(${uuids(ids)})`;
}

/** A list of ids as one bound parameter. */
export function uuids(ids: readonly string[]): SQL {
  return sql`${sql.param([...ids])}::uuid[]`;
}
