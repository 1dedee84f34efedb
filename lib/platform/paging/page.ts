import { type Cursor, writeCursor } from './cursor';

/** One page of a list, walked by keyset, whose rows are counted apart. */
export interface KeysetPage<Row> {
  rows: Row[];
  /** Place of the first row in the list, from 1; 0 when there is none. */
  from: number;
  nextCursor: string | null;
  previousCursor: string | null;
}

/** The same with the number of rows of the whole list, as far as the viewer sees them. */
export interface Page<Row> extends KeysetPage<Row> {
  total: number;
}

interface Found<Row> {
  /** One row more than the page holds, if there is one, in the direction of the walk. */
  found: Row[];
  size: number;
  cursor: Cursor | null;
  positionOf: (row: Row) => { key: string; id: string };
}

/** `cutPage` of a list that was counted. */
export function pageOf<Row>({ total, ...found }: Found<Row> & { total: number }): Page<Row> {
  return { ...cutPage(found), total };
}

/** Cuts what a walk found to one page, with the cursors of its neighbours. */
export function cutPage<Row>({ found, size, cursor, positionOf }: Found<Row>): KeysetPage<Row> {
  const isBackward = cursor?.isBackward ?? false;
  const hasMore = found.length > size;
  const kept = found.slice(0, size);
  const rows = isBackward ? kept.reverse() : kept;
  const position = cursor?.position ?? 0;
  const before = isBackward ? Math.max(0, position - rows.length) : position;
  const first = rows.at(0);
  const last = rows.at(-1);
  const hasNext = isBackward || hasMore;
  const hasPrevious = isBackward ? hasMore : cursor !== null;
  return {
    rows,
    from: first ? before + 1 : 0,
    nextCursor:
      last && hasNext
        ? writeCursor({ ...positionOf(last), position: before + rows.length, isBackward: false })
        : null,
    previousCursor:
      first && hasPrevious ? writeCursor({ ...positionOf(first), position: before, isBackward: true }) : null,
  };
}
