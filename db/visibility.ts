import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Visibility } from '@/lib/policy/model';

/** The columns of a row of work by which it is seen. */
interface Columns {
  seatId: SQLWrapper;
  teamId: SQLWrapper;
}

/**
 * The rows that a visibility lets through, as a condition (R6). Says in SQL what `covers` says in memory.
 *
 * A seat counts as long as the person holds it: an actor's visibility names held seats only, so work of a
 * vacant seat is nobody's. Never undefined, since Drizzle takes an undefined condition for "every row".
 */
export function visibleRows(visibility: Visibility, { seatId, teamId }: Columns): SQL {
  switch (visibility.kind) {
    case 'all':
      return sql`true`;
    case 'none':
      return sql`false`;
    case 'some':
      return sql`(${isAmong(seatId, visibility.seats)} or ${isAmong(teamId, visibility.teams)})`;
  }
}

/**
 * Whether a column holds one of these ids. For a missing value the answer is null, which no `where` lets
 * through; written so, and not coalesced, that an index serves it. One parameter, however many ids.
 */
export function isAmong(column: SQLWrapper, ids: readonly string[]): SQL {
  return ids.length === 0 ? sql`false` : sql`${column} = any(${uuids(ids)})`;
}

/** A list of ids as one bound parameter. */
export function uuids(ids: readonly string[]): SQL {
  return sql`${sql.param([...ids])}::uuid[]`;
}
