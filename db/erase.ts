import { sql } from 'drizzle-orm';
import { sqlState, type Transaction } from './tenant';

const stillReferenced = '23503';

/**
 * Deletes every row of the workspace that the transaction is in, of whatever table it is; a new table needs no line
 * here. What others still point at is tried again once they are gone. The trail stays: it outlives what it speaks of. A ledger that
 * nobody may delete from keeps its workspace.
 *
 * @throws Error when rows are left that nothing can delete
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
