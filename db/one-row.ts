/**
 * Runs a statement that has one row in every case: an `insert` without `on conflict do nothing`, or a `select` of a
 * row that the transaction has locked or just read. A missing row is a fault of the program, not a refusal.
 */
export async function oneRow<Row>(statement: PromiseLike<readonly Row[]>): Promise<Row> {
  const [row] = await statement;
  if (!row) throw new Error('The statement has no row.');
  return row;
}
