/** A statement carries at most 65,535 values. */
const rowsAtOnce = 1_000;

/** Rows in portions that one statement can insert, in order. */
export function* inPortions<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}
