import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { disconnect } from '../client';

interface TestDatabase {
  /** The server's superuser on this database: reads every row, to show that a refusal changed nothing. */
  admin: postgres.Sql;
}

interface SeparateDatabase extends TestDatabase {
  url: string;
  /** The owner of the tables, for migrations. Row-level security applies to it, but it is not the console's role. */
  sql: postgres.Sql;
}

const kept = globalThis as typeof globalThis & {
  /** The database of this process, which one file after the other finds empty. */
  latchkeyTestDatabase?: Promise<{ url: string; admin: postgres.Sql }>;
  /** The database to which the pool of `db/client` leads. */
  latchkeyPoolUrl?: string;
};

/**
 * Empties the database of this process, which `db/client` then uses. Call it once, at the top of the file:
 * `const { admin } = await testDatabase();`. Files that change the schema or where the process connects, or that read
 * how the planner works, take `separateDatabase` instead.
 */
export async function testDatabase(): Promise<TestDatabase> {
  kept.latchkeyTestDatabase ??= createDatabase().then(({ url, adminUrl }) => ({
    url,
    admin: open(adminUrl),
  }));
  const { url, admin } = await kept.latchkeyTestDatabase;
  await use(url);
  await empty(admin);
  const before = await shapeOf(admin);
  afterAll(async () => {
    if ((await shapeOf(admin)) === before) return;
    throw new Error('This file changed the schema or its statistics: it has to use separateDatabase().');
  });
  return { admin };
}

/**
 * Creates a migrated, empty database for this test file alone, which `db/client` then uses. It is dropped after the
 * file's last test.
 */
export async function separateDatabase(): Promise<SeparateDatabase> {
  const { url, adminUrl, drop } = await createDatabase();
  const [sql, admin] = [open(url), open(adminUrl)];
  await use(url);
  afterAll(async () => {
    await disconnect();
    await Promise.all([sql.end({ timeout: 5 }), admin.end({ timeout: 5 })]);
    await drop();
  });
  return { url, sql, admin };
}

const open = (url: string) => postgres(url, { max: 2, onnotice: () => {} });

async function createDatabase() {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {}, idle_timeout: 1 });
  await server`create database ${server(name)} template latchkey strategy file_copy owner latchkey`;
  return {
    url: addressOf(inject('templateUrl'), name),
    adminUrl: addressOf(inject('adminUrl'), name),
    async drop() {
      await server`drop database ${server(name)} with (force)`;
      await server.end({ timeout: 5 });
    },
  };
}

function addressOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Leads `db/client` to a database. Its pool stays open for that of the file before: it has read the schema already. */
async function use(url: string) {
  process.env.DATABASE_URL = url;
  if (kept.latchkeyPoolUrl !== url) await disconnect();
  kept.latchkeyPoolUrl = url;
}

/** Deletes every row. Ends the transactions that the file before left open. */
async function empty(admin: postgres.Sql) {
  await admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()
  `;
  await admin`
    do $$ declare each record; begin
      perform set_config('session_replication_role', 'replica', true);
      for each in select format('%I', tablename) as name from pg_tables where schemaname = 'public' loop
        execute 'delete from ' || each.name;
      end loop;
    end $$
  `;
  // Deleted rows are read over until they are vacuumed, and they may be many.
  const large = await admin<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_table_size(oid) > 250000
  `;
  for (const { name } of large) await admin`vacuum ${admin(name)}`;
}

/** How many columns, forced policies, policies, triggers, functions, statistics and settings the database has. */
async function shapeOf(admin: postgres.Sql): Promise<string> {
  const [row] = await admin<{ shape: string }[]>`
    select concat_ws(' ',
      (select count(*) from pg_attribute), (select count(*) filter (where relforcerowsecurity) from pg_class),
      (select count(*) from pg_policy), (select count(*) from pg_trigger), (select count(*) from pg_proc),
      (select count(*) from pg_statistic), (select count(*) from pg_db_role_setting s, pg_database d
        where s.setdatabase = d.oid and d.datname = current_database())
    ) as shape
  `;
  return row?.shape ?? '';
}
