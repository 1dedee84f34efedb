/** Far fewer values than the 65,535 that one statement can carry. */
const rowsAtOnce = 1_000;

/** Yields rows in portions that one statement can insert, in order. */
export function* inPortions<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}
