import { type Cursor, readCursor } from './cursor';

/** A cursor whose key is a timestamp. It comes from the address: only text that PostgreSQL can parse passes. */
export function readMomentCursor(written: string | null | undefined): Cursor | null {
  const cursor = readCursor(written);
  const isMoment =
    cursor !== null &&
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(cursor.key) &&
    !Number.isNaN(Date.parse(cursor.key.replace('+00', 'Z')));
  return isMoment ? cursor : null;
}
