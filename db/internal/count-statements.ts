import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { countConnection, countError, poolUse } from '../pool-use';
import { retireConnections } from './open-pools';
import { traceStatement } from './trace-statement';

/** In milliseconds: longer than a server lets a statement run, so the answer is lost. */
const patience = 45_000;

/**
 * Waits for the answer of a statement outside of transactions. When a server dies behind a pooler, postgres.js 3.4.9 can wait for
 * one for ever, with the connection's place in the pool. The pool is then given up, so that nothing hangs (FA4).
 *
 * @throws Error with the code of a lost connection
 */
function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      retireConnections();
      reject(Object.assign(new Error('A statement had no answer.'), { code: 'CONNECTION_CLOSED' }));
    }, patience);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

/** Counts a statement that runs outside of transactions, and its error; its text is for the trace. */
export async function countStatement<T>(text: string, run: () => Promise<T>): Promise<T> {
  countConnection('single');
  poolUse().statements += 1;
  try {
    return await answered(traceStatement(text, run));
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
