import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { countConnection, countError, poolUse } from '../pool-use';
import { traceStatement } from './trace-statement';

/** Counts a statement that runs outside of transactions, and its error; its text is for the trace. */
export async function countStatement<T>(text: string, run: () => Promise<T>): Promise<T> {
  countConnection('single');
  poolUse().statements += 1;
  try {
    return await traceStatement(text, run);
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
  session.prepareQuery = (query, ...given) => {
    const prepared = prepareQuery(query, ...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => countStatement(query.sql, () => execute(values));
    return prepared;
  };
  return database;
}
