import { setMaxListeners } from 'node:events';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';
import { type Database, driver } from '../client';
import { countConnection, countError, poolUse } from '../pool-use';
import { traceStatement } from './trace-statement';

type NoSchema = Record<string, never>;
type NoTables = ExtractTablesWithRelations<NoSchema>;
/** Drizzle requires the type of the whole driver, but uses only what a transaction has. */
type Client = Sql & TransactionSql;

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

const dialect = new PgDialect({ casing: 'snake_case' });
const attempts = 3;
/** All statements read as of one moment, and none writes. */
export const snapshotMode = 'isolation level repeatable read read only';

const lost = /^(CONNECTION_\w+|ECONNRESET|EPIPE|57P0[1-5]|08[0-9A-Z]{3})$/;

/**
 * Whether the connection of a failed statement was closed or reset, or the server announced that it will close it; a
 * pooler announces with class 08 that its server has died.
 */
export function isLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && lost.test(String(cause.code))) return true;
  }
  return false;
}

/**
 * Runs `work` in one transaction of the driver. A lost connection rejects it at once, and every statement after the
 * end of the transaction is refused: the driver would send it on a connection that another transaction uses by then,
 * possibly that of another tenant (TE1, FA4).
 *
 * @param mode options of BEGIN
 * @param connections the pool of the process by default
 * @throws the error of `work` after rolling back; the driver's error when the connection is lost
 */
export async function transact<T>(
  work: (tx: Transaction) => Promise<T>,
  mode = '',
  connections = driver(),
): Promise<T> {
  return onDriver((client, life) => work(guarded(client, life)), mode, connections);
}

/** The transaction of Drizzle on a transaction of the driver. */
export function guarded(client: TransactionSql, life: TransactionState): Transaction {
  return new GuardedTransaction(client, life);
}

/** The same on the driver itself, for features that Drizzle lacks. */
export async function onDriver<T>(
  work: (client: TransactionSql, life: TransactionState) => Promise<T>,
  mode = '',
  connections = driver(),
  use = poolUse(),
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const life = new TransactionState();
    let hasBegun = false;
    use.waiting += 1;
    try {
      const running = connections.begin(mode, (client) => {
        hasBegun = true;
        use.waiting -= 1;
        countConnection('running', use);
        use.statements += 2; // begin, and commit or rollback
        return life.whileOpen(work(client, life));
      });
      // The driver rejects once the socket is closed, for which a server that does not answer lets it wait.
      const result = await life.untilEnd(running);
      return result as T;
    } catch (error) {
      countError(error);
      // postgres.js 3.4.9 keeps the last error of a terminated connection and reports it to the statement for which
      // it reconnects. That statement is BEGIN, so nothing has run.
      if (hasBegun || !isLost(error) || attempt === attempts) throw error;
    } finally {
      use[hasBegun ? 'running' : 'waiting'] -= 1;
      life.end(new Error('The transaction has ended.'));
    }
  }
}

/** Whether a transaction still accepts statements. */
export class TransactionState {
  #reason: Error | undefined;
  readonly #ended = new AbortController();

  constructor() {
    // One for each statement that runs.
    setMaxListeners(0, this.#ended.signal);
  }

  end(reason: Error): void {
    this.#reason ??= reason;
    this.#ended.abort(this.#reason);
  }

  /**
   * Runs one statement, if the transaction has not ended. Detects the loss of the connection. With it the statements that wait
   * for the connection fail too, which postgres.js 3.4.9 would keep for ever (FA4).
   */
  async run<T>(statement: () => Promise<T>): Promise<T> {
    if (this.#reason) throw this.#reason;
    poolUse().statements += 1;
    return this.untilEnd(statement().catch((error: unknown) => this.#fail(error)));
  }

  /**
   * Passes the result of `work` to the driver only while the connection exists: the driver answers with COMMIT or
   * ROLLBACK, and postgres.js 3.4.9 would write it to a closed socket, throw an error that cannot be caught, and lose
   * the connection's place in the pool. The driver has rejected its own promise by then.
   */
  whileOpen<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (result) => this.#reason ?? resolve(result),
        (error: unknown) => {
          if (error instanceof Error && isLost(error)) this.end(error);
          this.#reason ?? reject(error);
        },
      );
    });
  }

  /** Rejects when the transaction ends before `work` does. */
  untilEnd<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#ended;
    return new Promise((resolve, reject) => {
      const end = () => reject(signal.reason);
      signal.addEventListener('abort', end, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
    });
  }

  #fail(error: unknown): never {
    countError(error);
    if (error instanceof Error && isLost(error)) this.end(error);
    throw error;
  }
}

/** A database of Drizzle whose transactions are those of {@link transact}. */
export const transacting = (connections: Sql): Database =>
  new PgDatabase(
    dialect,
    new TransactingSession(connections as Client, dialect, undefined),
    undefined,
  ) as unknown as Database;

class TransactingSession extends PostgresJsSession<Client, NoSchema, NoTables> {
  override transaction: PostgresJsSession<Client, NoSchema, NoTables>['transaction'] = (work) =>
    transact(work as (tx: Transaction) => ReturnType<typeof work>, '', this.client);
}

class GuardedSession extends PostgresJsSession<Client, NoSchema, NoTables> {
  readonly #life: TransactionState;

  constructor(client: TransactionSql, life: TransactionState) {
    super(client as Client, dialect, undefined);
    this.#life = life;
  }

  override prepareQuery: PostgresJsSession<Client, NoSchema, NoTables>['prepareQuery'] = (
    query,
    ...given
  ) => {
    const prepared = super.prepareQuery(query, ...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => this.#life.run(() => traceStatement(query.sql, () => execute(values)));
    return prepared;
  };
}

class GuardedTransaction extends PostgresJsTransaction<NoSchema, NoTables> {
  readonly #client: TransactionSql;
  readonly #life: TransactionState;

  constructor(client: TransactionSql, life: TransactionState) {
    super(dialect, new GuardedSession(client, life), undefined);
    this.#client = client;
    this.#life = life;
  }

  override transaction: PostgresJsTransaction<NoSchema, NoTables>['transaction'] = (work) => {
    const life = this.#life;
    return life.run(() =>
      this.#client.savepoint((client) => life.whileOpen(work(new GuardedTransaction(client, life)))),
    ) as ReturnType<typeof work>;
  };
}
