import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../embedded/server';
import { migrate } from '../migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the migrated database that every test file clones. */
    templateUrl: string;
    /** The same server as its superuser. */
    adminUrl: string;
  }
}

interface TestServer {
  url: string;
  adminUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts one real server for the whole run: the embedded one, or that of `TEST_DATABASE_URL`. Returns a function that
 * stops it.
 */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? await prepareServer(given) : await startOwn();
  try {
    await migrate(server.url);
    const sql = postgres(server.adminUrl, { max: 1 });
    // A database can be cloned only without connections.
    await sql`alter database latchkey with is_template true allow_connections false`;
    await sql.end({ timeout: 5 });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('templateUrl', server.url);
  project.provide('adminUrl', server.adminUrl);
  return server.stop;
}

async function startOwn(): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-test-'));
  const server = await startEmbedded({ directory, isDurable: false });
  return {
    url: server.url,
    adminUrl: server.adminUrl,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * Prepares an existing server, for testing other versions of PostgreSQL. Creates and later removes the role and the
 * database `latchkey`: it must be a server for tests.
 *
 * @param adminUrl connection string of a superuser
 */
async function prepareServer(adminUrl: string): Promise<TestServer> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const password = randomBytes(16).toString('hex');
  await sql.unsafe(`create role latchkey login createrole createdb password '${password}'`);
  await sql`create database latchkey owner latchkey`;
  const url = new URL(adminUrl);
  url.username = 'latchkey';
  url.password = password;
  url.pathname = '/latchkey';
  return {
    url: url.href,
    adminUrl,
    async stop() {
      await sql`alter database latchkey with is_template false`;
      await sql`drop database latchkey with (force)`;
      const kept = await sql<{ name: string }[]>`
        select datname as name from pg_database where datname like 'test\\_%' and pg_get_userbyid(datdba) = 'latchkey'
      `;
      for (const { name } of kept) await sql`drop database ${sql(name)} with (force)`;
      await sql`drop owned by latchkey`;
      await sql`drop role if exists latchkey_app, latchkey_search`;
      await sql`drop role latchkey`;
      await sql.end({ timeout: 5 });
    },
  };
}
