import type postgres from 'postgres';
import type { BenchServer } from './server';

const firstNames = 'Élise Marco Zoé Anna Giulia Pierre Luca Sofia Jean Chiara Paul Nadia'.split(' ');
const lastNames =
  'Rossi Dupont Bianchi Martin Conti Lefèvre Ricci Moreau Galli Petit Fontana Roux Villa'.split(' ');

/** Inserts members up to a number: agents, a third of them managers, each with a unique name. */
export async function fillMembers(
  { admin, workspace }: Pick<BenchServer, 'admin' | 'workspace'>,
  total: number,
): Promise<void> {
  const [row] = await admin`select count(*)::int as total from members`;
  await bulk(
    admin,
    'members',
    (sql) => sql`
    insert into members (workspace_id, id, organisation_id, email, name, role, status, last_seen_at)
    select ${workspace.id}, gen_random_uuid(), ${workspace.organisationId}, 'user' || n || '@example.com',
      ${nameOf(sql)}, case n % 3 when 0 then 'manager' else 'agent' end, 'active', now() - n * interval '1 minute'
    from generate_series(${row?.total + 1}::int, ${total}::int) n`,
  );
}

/** Inserts unassigned contacts up to a number; `assign` then gives some of them to seats. */
export async function fillContacts(
  { admin, workspace }: Pick<BenchServer, 'admin' | 'workspace'>,
  total: number,
): Promise<void> {
  const [row] = await admin`select count(*)::int as total from contacts`;
  await bulk(
    admin,
    'contacts',
    (sql) => sql`
    insert into contacts (workspace_id, id, name, email, phone)
    select ${workspace.id}, gen_random_uuid(), ${nameOf(sql)}, 'person' || n || '@example.org',
      '+3933' || lpad(n::text, 8, '0')
    from generate_series(${row?.total + 1}::int, ${total}::int) n`,
  );
}

/** Loads rows without foreign key checks and creates the indexes afterwards, as a restore does. */
async function bulk(
  admin: postgres.Sql,
  table: string,
  insert: (sql: postgres.TransactionSql) => Promise<unknown>,
): Promise<void> {
  await admin.begin(async (sql) => {
    const indexes = await sql<{ name: string; definition: string }[]>`
      select indexname as name, indexdef as definition from pg_indexes i
      where tablename = ${table}
        and not exists (select from pg_constraint where conindid = i.indexname::regclass)`;
    for (const { name } of indexes) await sql`drop index ${sql(name)}`;
    await sql`set local session_replication_role = replica`;
    await insert(sql);
    await sql`set local maintenance_work_mem = '256MB'`;
    for (const { definition } of indexes) await sql.unsafe(definition);
  });
  await admin`vacuum analyze ${admin(table)}`;
}

function nameOf(sql: postgres.TransactionSql) {
  return sql`(${firstNames}::text[])[1 + n % ${firstNames.length}::int] || ' ' ||
    (${lastNames}::text[])[1 + n / ${firstNames.length}::int % ${lastNames.length}::int] || ' ' || n`;
}
