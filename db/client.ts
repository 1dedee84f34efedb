import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { countStatements } from './internal/count-statements';
import { type Connections, openPools } from './internal/open-pools';

/** The unprivileged role of every connection of the application (TE5). */
export const applicationRole = 'latchkey_app';

export type Sql = postgres.Sql;
export type Database = PostgresJsDatabase;

/** What a session gets as it begins. A pooler of transactions passes none of it on: its login has it instead. */
const sessionSettings = {
  role: applicationRole,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
};

/**
 * Opens a pool that works in the application's role, so that row-level security applies whatever the login role.
 *
 * @param url connection string
 * @param max maximum number of connections
 * @param options further options of the driver
 */
export function connect(
  url: string,
  max = 10,
  options: postgres.Options<Record<string, never>> = {},
): Connections {
  const sql = postgres(url, {
    ...options,
    max,
    onnotice: () => {},
    connect_timeout: 5,
    // Seconds before the next attempt: short, because requests wait for a database that is available again.
    backoff: (attempt: number) => Math.min(attempt / 10, 1),
    connection: { application_name: 'latchkey', TimeZone: 'UTC', ...(options.connection ?? sessionSettings) },
  });
  return { sql, database: countStatements(drizzle(sql, { casing: 'snake_case' })) };
}

/**
 * Opens a pool to DATABASE_URL. With DATABASE_DIRECT_URL it passes a pooler of transactions: no statement stays prepared
 * and nothing is set for the session, because the next transaction may have another connection of the server.
 */
export function connectToDatabase(max = poolSize()): Connections {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set.');
  return connect(url, max, process.env.DATABASE_DIRECT_URL ? { prepare: false, connection: {} } : {});
}

/** Opens a pool to DATABASE_REPLICA_URL, which passes no pooler; undefined where there is no replica. */
export function connectToReplica(max = poolSize()): Connections | undefined {
  const url = process.env.DATABASE_REPLICA_URL;
  return url ? connect(url, max) : undefined;
}

/** The address for what needs one connection of the server for longer than a transaction: LISTEN, migrations. */
export function directUrl(): string {
  return process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || '';
}

function connections(): Connections {
  openPools.latchkeyConnections ??= connectToDatabase();
  return openPools.latchkeyConnections;
}

/**
 * The database without a tenant: sees the global tables (users, sessions, outbox) and no rows of tenants. Never use
 * it inside a transaction, because it is another connection.
 */
export function database(): Database {
  return connections().database;
}

/** How many connections the pool of this process has at most. */
export function poolSize(): number {
  return Number(process.env.DATABASE_POOL || 10);
}

/** The driver itself, for LISTEN and for streaming. */
export function driver(): Sql {
  return connections().sql;
}

/** The driver of the replica, for `longRead`. */
export function replicaDriver(): Sql | undefined {
  openPools.latchkeyReplica ??= connectToReplica();
  return openPools.latchkeyReplica?.sql;
}

/**
 * Gives up the connections to a server that does not answer: what waits for them fails at once (FA4). The next use opens
 * a new pool.
 */
export function abandonConnections(): void {
  const open = openPools.latchkeyConnections;
  openPools.latchkeyConnections = undefined;
  void open?.sql.end({ timeout: 0 });
}

/** The same for the replica: what it has not begun to answer is read from the primary. */
export function abandonReplica(): void {
  const open = openPools.latchkeyReplica;
  openPools.latchkeyReplica = undefined;
  void open?.sql.end({ timeout: 0 });
}

/** Closes the pools; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const open = [openPools.latchkeyConnections, openPools.latchkeyReplica];
  openPools.latchkeyConnections = undefined;
  openPools.latchkeyReplica = undefined;
  await Promise.all(open.map((each) => each?.sql.end({ timeout: 5 })));
}
