import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Cursor } from '../cursor';
import type { MemberSort } from '../member-search';

/** The columns of each sort, from an allow-list: no column name ever comes from an address. */
const sortKeys: Record<MemberSort, readonly SQL[]> = {
  name: [sql`${members.nameKey}`],
  email: [sql`${members.emailKey}`],
  level: [sql`${members.role}`, sql`${members.nameKey}`],
  'last-seen': [sql`${members.lastSeenKey}`],
};

export type Direction = 'asc' | 'desc';

/** The order of the pages; the id makes it total. */
export function orderBy(sort: MemberSort, direction: Direction): SQL {
  const way = sql.raw(direction);
  return sql.join(
    [...sortKeys[sort], sql`${members.id}`].map((key) => sql`${key} ${way}`),
    sql`, `,
  );
}

/** The rows beyond a cursor in the direction of paging: one comparison of rows, so that the index seeks. */
export function beyond(sort: MemberSort, direction: Direction, { keys, id }: Cursor): SQL {
  const left = sql.join([...sortKeys[sort], sql`${members.id}`], sql`, `);
  const cast = sql.raw(sort === 'last-seen' ? '::timestamptz' : '::text');
  const right = sql.join([...keys.map((key) => sql`${key}${cast}`), sql`${id}::uuid`], sql`, `);
  return sql`(${left}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${right})`;
}

/** The keys of a row as its cursor carries them. */
export function keysOf(sort: MemberSort): SQL<string[]> {
  return sql<string[]>`array[${sql.join(
    sortKeys[sort].map((key) => sql`(${key})::text`),
    sql`, `,
  )}]`;
}
