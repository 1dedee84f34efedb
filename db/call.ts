import { driver } from './client';
import { countStatement } from './internal/count-statements';
import { isLost } from './internal/transaction';

/**
 * Calls a function of the database that answers with JSON: one named and prepared statement, and no transaction around
 * it. The function enters its tenant itself.
 *
 * The functions only read. So a call whose connection was lost is made again, once: postgres.js 3.4.9 keeps the last error of a
 * terminated connection for the statement for which it reconnects (FA4).
 *
 * @param call such as `decision_lifters($1, $2)`; a constant, because each text is prepared once per connection
 */
export async function call<T>(
  call: string,
  values: readonly (string | readonly string[] | null)[],
): Promise<T> {
  const statement = `select (${call})::text as answer`;
  const ask = () =>
    countStatement(statement, () =>
      driver().unsafe<{ answer: string | null }[]>(statement, [...values] as (string | null)[], {
        prepare: true,
      }),
    );
  const [row] = await ask().catch((error: unknown) => (isLost(error) ? ask() : Promise.reject(error)));
  return JSON.parse(row?.answer ?? 'null');
}
