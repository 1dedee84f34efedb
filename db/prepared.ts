import type postgres from 'postgres';

type Client = postgres.Sql | postgres.TransactionSql;

/**
 * The same client, which names the statement that every transaction begins with. Drizzle names none; then the server
 * reads each again, in a round trip of its own. Others stay without a name: a plan that is kept would be made for no
 * tenant in particular.
 */
export function namingEntrances<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'unsafe') {
        const unsafe: Client['unsafe'] = (text, values, options = {}) =>
          target.unsafe(text, values, { ...options, prepare: text.startsWith('select set_config(') });
        return unsafe;
      }
      if (key === 'begin' || key === 'savepoint') {
        return (...given: unknown[]) => {
          const work = given.pop() as (transaction: postgres.TransactionSql) => unknown;
          const run = Reflect.get(target, key) as (...given: unknown[]) => unknown;
          return run(...given, (transaction: postgres.TransactionSql) => work(namingEntrances(transaction)));
        };
      }
      return Reflect.get(target, key);
    },
  });
}
