import { sql } from 'drizzle-orm';
import type { Transaction } from './tenant';

/**
 * Whether any table has a row of this workspace or this organisation; new tables are covered automatically.
 *
 * @param tx a transaction that reaches both
 * @param ids the workspace and the organisation
 * @param except tables that are not asked
 */
export async function hasRows(
  tx: Transaction,
  { workspaceId, organisationId }: { workspaceId: string; organisationId: string },
  except: ReadonlySet<string>,
): Promise<boolean> {
  const owned = await tx.execute<{ name: string; owner: 'workspace_id' | 'organisation_id' }>(sql`
    select table_name as name, max(column_name) as owner from information_schema.columns
    where table_schema = 'public' and column_name in ('workspace_id', 'organisation_id')
    group by table_name order by table_name`);
  const questions = owned
    .filter(({ name }) => !except.has(name))
    .map(({ name, owner }) => {
      const id = owner === 'workspace_id' ? workspaceId : organisationId;
      return sql`exists (select from ${sql.identifier(name)} where ${sql.identifier(owner)} = ${id})`;
    });
  const [found] = await tx.execute<{ any: boolean }>(sql`select ${sql.join(questions, sql` or `)} as any`);
  return found?.any ?? true;
}
