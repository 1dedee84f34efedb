import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { countConnection, countError, poolUse } from '../pool-use';

/** Counts a statement that runs outside of transactions, and its error. */
export async function countStatement<T>(run: () => PromiseLike<T>): Promise<T> {
  countConnection('single');
  poolUse().statements += 1;
  try {
    return await run();
  } catch (error) {
    countError(error);
    throw error;
  } finally {
    poolUse().single -= 1;
  }
}

/** Counts the statements that run outside of transactions, and their errors. */
export function countStatements(database: PostgresJsDatabase): PostgresJsDatabase {
  const { session } = database._;
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const prepared = prepareQuery(...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => countStatement(() => execute(values));
    return prepared;
  };
  return database;
}
