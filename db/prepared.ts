import type postgres from 'postgres';

/** They read no table of their own, so there is nothing to plan: the entrance of a transaction, and what a function finds. */
const planless = /^select (?:set_config\(|array\(select find_)/;

type Client = postgres.Sql | postgres.TransactionSql;

/**
 * The same client, which names the statement that every transaction begins with, and those of searches. Drizzle names
 * none; then the server reads each again, in a round trip of its own. Others stay without a name: a plan that is kept
 * would be made for no tenant in particular.
 */
export function namingPlanless<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'unsafe') {
        const unsafe: Client['unsafe'] = (text, values, options = {}) =>
          target.unsafe(text, values, { ...options, prepare: planless.test(text) });
        return unsafe;
      }
      if (key === 'begin' || key === 'savepoint') {
        return (...given: unknown[]) => {
          const work = given.pop() as (transaction: postgres.TransactionSql) => unknown;
          const run = Reflect.get(target, key) as (...given: unknown[]) => unknown;
          return run(...given, (transaction: postgres.TransactionSql) => work(namingPlanless(transaction)));
        };
      }
      return Reflect.get(target, key);
    },
  });
}
