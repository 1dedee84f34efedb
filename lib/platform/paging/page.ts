import { type Cursor, writeCursor } from './cursor';

/** One page of a list, walked by keyset, without the count of its rows. */
export interface KeysetPage<Row> {
  rows: Row[];
  /** Position of the first row in the list, from 1; 0 when there is none. */
  from: number;
  nextCursor: string | null;
  previousCursor: string | null;
}

/** A page with the number of rows of the whole list, as far as the viewer sees them. */
export interface Page<Row> extends KeysetPage<Row> {
  total: number;
}

interface Found<Row> {
  /** The rows read in the direction of the walk, one more than the page holds if there is one. */
  found: Row[];
  size: number;
  cursor: Cursor | null;
  positionOf: (row: Row) => { key: string; id: string };
}

/** `cutPage` for a counted list. */
export function pageOf<Row>({ total, ...found }: Found<Row> & { total: number }): Page<Row> {
  return { ...cutPage(found), total };
}

/** Cuts the rows of a walk to one page, with the cursors of its neighbours. */
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
