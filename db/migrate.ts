import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { applicationRole } from './client';
import { transacting } from './internal/transaction';

const oldestServer = 15;
const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Migrates the database to the newest schema. Safe to run in several processes at once: an advisory lock serialises
 * them, and the later ones find nothing to do.
 *
 * @param url connection string of the role that owns the tables
 * @throws Error with the remedy if the server or the database is too old
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await requireVersion(sql);
    await sql`select pg_advisory_lock(hashtext('latchkey migrations'))`;
    await requireReleased(sql);
    await runMigrations(transacting(sql), { migrationsFolder: folder });
    await forceRowSecurity(sql);
    await showVersion(sql);
  } finally {
    // Without a limit the driver waits for ever to close a connection that was lost.
    await sql.end({ timeout: 5 });
  }
}

async function requireVersion(sql: postgres.Sql): Promise<void> {
  const [server] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  if (server && server.number < oldestServer * 10_000)
    throw new Error(
      `Latchkey needs PostgreSQL ${oldestServer} or newer; that of DATABASE_URL is ${server.name}.`,
    );
}

/**
 * Refuses a database that no migration leads to the present schema: one older than the baseline, or one made by another
 * text of the baseline, which changes until the first release.
 */
async function requireReleased(sql: postgres.Sql): Promise<void> {
  const [bookkeeping] = await sql<{ name: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations')::text as name`;
  if (!bookkeeping?.name) return;
  const [baseline] = readMigrationFiles({ migrationsFolder: folder });
  const [older] = await sql`
    select from drizzle.__drizzle_migrations
    where created_at < ${baseline?.folderMillis ?? 0}
      or (created_at = ${baseline?.folderMillis ?? 0} and hash <> ${baseline?.hash ?? ''})
    limit 1`;
  if (older)
    throw new Error(
      'This database was made by a version of Latchkey before the first release and cannot be brought over: ' +
        'remove the data directory (./data, or that of DATA_DIRECTORY) or name an empty database in DATABASE_URL, then start again.',
    );
}

/**
 * Forces the policies of a table also for the role that owns it (TE5). Drizzle enables row-level security, but cannot
 * force it.
 */
async function forceRowSecurity(sql: postgres.Sql): Promise<void> {
  await sql`
    do $$
    declare
      each regclass;
    begin
      for each in select oid from pg_class
        where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity
      loop
        execute format('alter table %s force row level security', each);
      end loop;
    end $$`;
}

/** Lets the role of the console read which migrations ran, for its readiness. */
async function showVersion(sql: postgres.Sql): Promise<void> {
  await sql`grant usage on schema drizzle to ${sql(applicationRole)}`;
  await sql`grant select on drizzle.__drizzle_migrations to ${sql(applicationRole)}`;
}
