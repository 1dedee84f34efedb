import type postgres from 'postgres';

type Client = postgres.Sql | postgres.TransactionSql;

/** What is longer, or has more values, is a list of somebody's rows: it hardly comes twice. */
const longest = 8_000;
const mostValues = 60;

/**
 * The same client, which names the statements that it sends. Drizzle names none; then the server reads and analyses each
 * one again, in a round trip of its own. Plans are still made for the values at hand: see `connect`.
 */
export function namingStatements<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'unsafe') {
        const unsafe: Client['unsafe'] = (text, values = [], options = {}) =>
          target.unsafe(text, values, { ...options, prepare: isRecurring(text, values) });
        return unsafe;
      }
      if (key === 'begin' || key === 'savepoint') {
        return (...given: unknown[]) => {
          const work = given.pop() as (transaction: postgres.TransactionSql) => unknown;
          const run = Reflect.get(target, key) as (...given: unknown[]) => unknown;
          return run(...given, (transaction: postgres.TransactionSql) => work(namingStatements(transaction)));
        };
      }
      return Reflect.get(target, key);
    },
  });
}

const isRecurring = (text: string, values: readonly unknown[]) =>
  text.length <= longest && values.length <= mostValues;
