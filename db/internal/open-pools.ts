import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';

/** A pool, and Drizzle on it. */
export interface Connections {
  sql: Sql;
  database: PostgresJsDatabase;
}

/** The pools of this process. On the global object: Next loads a module once per bundle, but a process must have one pool. */
export const openPools = globalThis as typeof globalThis & {
  latchkeyConnections?: Connections;
  latchkeyReplica?: Connections;
};

/** In seconds: what runs has its answer by then, or never. */
const grace = 35;

/** Opens no more work in the pool: what runs there may end, and the next use opens a new one. */
export function retireConnections(): void {
  const open = openPools.latchkeyConnections;
  openPools.latchkeyConnections = undefined;
  void open?.sql.end({ timeout: grace });
}
