import { isHead, recognise } from '../layouts';

/** As many rows may stand above a head. */
const mostAbove = 20;

/** How many columns of a row are known by their names. */
export function namedColumns(row: readonly string[]): number {
  const { name, email, phone } = recognise(row);
  return new Set([...name, ...email, ...phone]).size;
}

/**
 * Which row is the head of a table: the first, unless some lines of text stand above one that names columns. Such
 * lines name none themselves, hold no address and no number, and fill fewer fields.
 */
export function headAt(rows: readonly (readonly string[])[]): number {
  let widest = 0;
  for (const [at, row] of rows.slice(0, mostAbove + 1).entries()) {
    const named = isHead(row) ? namedColumns(row) : 0;
    const filled = row.filter((field) => field.trim() !== '').length;
    if (named > 1 && filled > widest) return at;
    if (named > 0 || !isHead(row)) return 0;
    widest = Math.max(widest, filled);
  }
  return 0;
}
