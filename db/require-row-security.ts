import type { Sql } from './client';

/**
 * Refuses a database whose row-level security would not apply: a role that bypasses it, or a tenant's table without
 * it (TE5).
 *
 * @throws Error that names the role or the tables
 */
export async function requireRowSecurity(sql: Sql): Promise<void> {
  const [role] = await sql<{ name: string; bypasses: boolean }[]>`
    select rolname as name, rolsuper or rolbypassrls as "bypasses" from pg_roles where rolname = current_user`;
  if (!role || role.bypasses) {
    throw new Error(
      `Latchkey will not work as the database role ${role?.name}: row-level security does not bind it.`,
    );
  }
  const open = await sql<{ name: string }[]>`
    select relname as name from pg_class
    join pg_attribute on attrelid = pg_class.oid and attname in ('workspace_id', 'organisation_id')
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not (relrowsecurity and relforcerowsecurity) and has_table_privilege(pg_class.oid, 'select')`;
  if (open.length > 0) {
    const names = open.map(({ name }) => name).join(', ');
    throw new Error(`Row-level security is off for ${names}: run the migrations.`);
  }
}
