import { driver } from './client';
import { countStatement } from './internal/count-statements';

/**
 * Calls a function of the database that answers with JSON: one named and prepared statement, and no transaction around
 * it. The function enters its tenant itself.
 *
 * @param call such as `decision_lifters($1, $2)`; a constant, because each text is prepared once per connection
 */
export async function call<T>(
  call: string,
  values: readonly (string | readonly string[] | null)[],
): Promise<T> {
  const statement = `select (${call})::text as answer`;
  const [row] = await countStatement(statement, () =>
    driver().unsafe<{ answer: string | null }[]>(statement, [...values] as (string | null)[], {
      prepare: true,
    }),
  );
  return JSON.parse(row?.answer ?? 'null');
}
