import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { countConnection, countError, poolUse } from '../pool-use';

/** Counts the statements that run outside of transactions, and their errors. */
export function countStatements(database: PostgresJsDatabase): PostgresJsDatabase {
  const { session } = database._;
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const prepared = prepareQuery(...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (values) => {
      countConnection('single');
      poolUse().statements += 1;
      try {
        return await execute(values);
      } catch (error) {
        countError(error);
        throw error;
      } finally {
        poolUse().single -= 1;
      }
    };
    return prepared;
  };
  return database;
}
