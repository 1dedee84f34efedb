import { sql } from 'drizzle-orm';
import { sqlState, type Transaction } from './tenant';

const stillReferenced = '23503';

/**
 * Deletes every row of the transaction's workspace from all tables; new tables are covered automatically. Rows that
 * others still reference are retried after those. The audit trail is kept, because it outlives the workspace. A
 * ledger that nothing may delete keeps its workspace.
 *
 * @throws Error if rows remain that cannot be deleted
 */
export async function eraseTenant(tx: Transaction, workspaceId: string): Promise<void> {
  let waiting = await tablesOfTenants(tx);
  while (waiting.length > 0) {
    const held: string[] = [];
    for (const table of waiting) {
      if (!(await isEmptied(tx, table, workspaceId))) held.push(table);
    }
    if (held.length === waiting.length) throw new Error(`Rows are left in ${held.join(', ')}.`);
    waiting = held;
  }
}

async function tablesOfTenants(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select relname as name from pg_class
    join pg_attribute on attrelid = pg_class.oid and attname = 'workspace_id'
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'audit_events'
      and has_table_privilege(pg_class.oid, 'delete')
    order by relname`);
  return rows.map(({ name }) => name);
}

async function isEmptied(tx: Transaction, table: string, workspaceId: string): Promise<boolean> {
  try {
    await tx.transaction((attempt) =>
      attempt.execute(sql`delete from ${sql.identifier(table)} where workspace_id = ${workspaceId}`),
    );
    return true;
  } catch (error) {
    if (sqlState(error) === stillReferenced) return false;
    throw error;
  }
}
