import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { uuids } from './visibility';

/**
 * Rows of work by their assignment. The parts of a row filter are disjoint.
 *
 * `seats`, `teams`: assigned to one of these. `exceptSeats`: and to none of those. `free`: to no seat.
 */
export type Part =
  | { seats: readonly string[] }
  | { teams: readonly string[]; exceptSeats: readonly string[] }
  | { free: true };
export type RowFilter = 'every' | readonly Part[];

interface Walk {
  table: SQLWrapper;
  columns: AssignmentColumns & { id: SQLWrapper; key: SQLWrapper };
  /** The condition on every row, beginning with the tenant. An index serves only its leakproof parts. */
  where: SQL | undefined;
  direction: 'asc' | 'desc';
  limit: number;
}

/**
 * Builds a query for the ids of the first rows of a row filter, ordered by key and id. It walks each seat and team
 * along its index for at most `limit` rows and merges the walks: the cost depends on the page size and the number of
 * seats, not on the number of rows of the tenant.
 */
export function mergedWalk(walk: Walk, filter: RowFilter): SQL {
  const { table, columns, where, direction, limit } = walk;
  const order = (key: SQLWrapper, id: SQLWrapper) =>
    direction === 'asc' ? sql`${key}, ${id}` : sql`${key} desc, ${id} desc`;
  const rows = (condition?: SQL) => sql`
    select ${columns.id} as id, ${columns.key} as key from ${table}
    where ${and(where, condition) ?? sql`true`}
    order by ${order(columns.key, columns.id)} limit ${limit}`;
  if (filter === 'every') return rows();

  const perId = (ids: readonly string[], condition: SQL) =>
    sql`(select walked.* from unnest(${uuids(ids)}) as part(id), lateral (${rows(condition)}) as walked)`;
  const branches = filter.flatMap((part) => {
    if ('free' in part) return sql`(${rows(sql`${columns.seatId} is null`)})`;
    if ('seats' in part) return part.seats.length ? perId(part.seats, sql`${columns.seatId} = part.id`) : [];
    return part.teams.length
      ? perId(part.teams, sql`${columns.teamId} = part.id and ${notAmong(columns.seatId, part.exceptSeats)}`)
      : [];
  });
  if (branches.length === 0) return sql`select null::uuid as id where false`;
  return sql`select id, key from (${sql.join(branches, sql` union all `)}) as merged
    order by ${order(sql`key`, sql`id`)} limit ${limit}`;
}

/** At most as many rows of a row filter as a count needs, each part along its index. */
export function boundedRows(
  { table, columns, where, limit }: Pick<Walk, 'table' | 'where' | 'limit'> & { columns: AssignmentColumns },
  filter: RowFilter,
): SQL {
  const rows = (condition?: SQL) =>
    sql`(select 1 from ${table} where ${and(where, condition) ?? sql`true`} limit ${limit})`;
  const parts = filter === 'every' ? [rows()] : filter.map((part) => rows(inRowFilter(columns, [part])));
  if (parts.length === 0) return sql`select 1 where false`;
  return sql`select 1 from (${sql.join(parts, sql` union all `)}) as bounded limit ${limit}`;
}

/** The columns that decide whether a row of work is in a row filter. */
interface AssignmentColumns {
  seatId: SQLWrapper;
  teamId: SQLWrapper;
}

/** A row filter as a condition, for counting its rows. */
export function inRowFilter(columns: AssignmentColumns, filter: RowFilter): SQL {
  if (filter === 'every') return sql`true`;
  const conditions = filter.flatMap((part) => {
    if ('free' in part) return sql`${columns.seatId} is null`;
    if ('seats' in part) return part.seats.length ? sql`${columns.seatId} = any(${uuids(part.seats)})` : [];
    return part.teams.length
      ? sql`(${columns.teamId} = any(${uuids(part.teams)}) and ${notAmong(columns.seatId, part.exceptSeats)})`
      : [];
  });
  return conditions.length ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`;
}

function notAmong(column: SQLWrapper, ids: readonly string[]): SQL {
  return ids.length ? sql`(${column} is null or ${column} <> all(${uuids(ids)}))` : sql`true`;
}
