import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const oldestServer = 15;
const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database to the newest schema. Safe to run from several processes at once: an advisory
 * lock lets one go first, the others find nothing left to do.
 *
 * @param url connection string of the role that owns the tables
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await requireVersion(sql);
    await sql`select pg_advisory_lock(hashtext('latchkey migrations'))`;
    await runMigrations(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end();
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
