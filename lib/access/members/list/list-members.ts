import 'server-only';
import { and, type SQL } from 'drizzle-orm';
import { literal } from '@/db/literal';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { hasUnrecordedEndings, recordEndings } from '../dates/record-endings';
import {
  type FactRow,
  factColumns,
  type MemberFacts,
  type MemberView,
  memberFacts,
  type ViewRow,
  viewColumns,
  viewer,
} from '../member-view';
import { readTopHolders } from '../top-holders';
import { decodeCursor, encodeCursor } from './cursor';
import { beyond, type Direction, keysOf, orderBy } from './internal/member-order';
import { isNarrowed, matching } from './member-filter';
import type { MemberSearch } from './member-search';

export interface MemberPage<Row = MemberView> {
  rows: Row[];
  /** Position of the first row in the whole list, from 1; 0 when there is none. */
  from: number;
  nextCursor: string | null;
  previousCursor: string | null;
}

/**
 * One page of the workspace's people (S1.2–S1.7), without a count (`countMembers`). Pages are sought by the keys of the
 * row before, so the last costs as much as the first. An invalid cursor, or one of another sort, shows the first page.
 *
 * @throws Denied for an actor who may not see the users (S1.1)
 */
export function listMembers(ctx: WorkspaceContext, search: MemberSearch): Promise<MemberPage> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  return readOrRecord(ctx, async (tx) => {
    const [topHolders, page] = await Promise.all([
      readTopHolders(tx, ctx),
      matching(tx, ctx, search).then((where) => readPage<ViewRow>(tx, search, where, viewColumns, 'members')),
    ]);
    return { ...page, rows: page.rows.map(viewer(ctx, topHolders)) };
  });
}

/**
 * The same for a program, which reads less of each.
 *
 * @throws Denied for an actor who may not see the users (S1.1)
 */
export function listMemberFacts(
  ctx: WorkspaceContext,
  search: MemberSearch,
): Promise<MemberPage<MemberFacts>> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  return readOrRecord(ctx, async (tx) => {
    const where = await matching(tx, ctx, search);
    const page = await readPage<FactRow>(tx, search, where, factColumns, 'member-facts');
    return { ...page, rows: page.rows.map(memberFacts) };
  });
}

/** Records what is due first, which is seldom: a page that changes nothing shares its snapshot with the others. */
async function readOrRecord<P>(ctx: WorkspaceContext, read: (tx: Transaction) => Promise<P>): Promise<P> {
  const { id } = ctx.workspace;
  const page = await readForPage(ctx, async (tx) =>
    !ctx.viewing && (await hasUnrecordedEndings(tx, id)) ? null : read(tx),
  );
  if (page) return page;
  return inWorkspace(ctx, async (tx) => {
    await recordEndings(tx, id);
    return read(tx);
  });
}

/** @param columns those of the rows; @param name of the statement without filters */
async function readPage<Row extends FactRow>(
  tx: Transaction,
  search: MemberSearch,
  where: SQL | undefined,
  columns: typeof factColumns,
  name: string,
): Promise<MemberPage<Row>> {
  const { sort, direction, size } = search;
  const before = decodeCursor(sort, search.before);
  const after = before ? null : decodeCursor(sort, search.after);
  const cursor = before ?? after;
  const walk: Direction = before ? opposite(direction) : direction;
  const query = tx
    .select({ ...columns, keys: keysOf(sort) })
    .from(members)
    .where(and(where, cursor ? beyond(sort, walk, cursor) : undefined))
    .orderBy(orderBy(sort, walk))
    .limit(literal(size + 1));
  // Without filters it is one of few statements: named, each is planned once a connection and not once a page.
  const found = (await (isNarrowed(search) ? query : query.prepare(name).execute())) as unknown as (Row & {
    keys: string[];
  })[];
  const hasMore = found.length > size;
  const rows = found.slice(0, size);
  if (before) rows.reverse();

  const position = before ? Math.max(0, before.position - rows.length) : (after?.position ?? 0);
  const cursorAt = (row: (typeof rows)[number] | undefined, rowsBefore: number): string | null =>
    row ? encodeCursor(sort, { keys: row.keys, id: row.member.id, position: rowsBefore }) : null;
  const hasNext = before ? true : hasMore;
  const hasPrevious = before ? hasMore : after !== null;
  return {
    rows,
    from: rows.length > 0 ? position + 1 : 0,
    nextCursor: hasNext ? cursorAt(rows.at(-1), position + rows.length) : null,
    previousCursor: hasPrevious ? cursorAt(rows[0], position) : null,
  };
}

function opposite(direction: Direction): Direction {
  return direction === 'asc' ? 'desc' : 'asc';
}
