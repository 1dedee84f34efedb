import { isHead, recognise } from './layouts';

/** Rows that may precede a header. */
const mostAbove = 20;

/** Counts the columns of a row with a known name. */
export function namedColumns(row: readonly string[]): number {
  const { name, email, phone } = recognise(row);
  return new Set([...name, ...email, ...phone]).size;
}

/**
 * Finds the header of a table: the first row, unless lines of text precede one that names columns. Those
 * lines name no column, contain no address and no number, and fill fewer fields.
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
