import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { disconnect } from '../client';

export interface TestDatabase {
  url: string;
  /** The owner of the tables, for migrations. Row-level security applies to it, but it is not the console's role. */
  sql: postgres.Sql;
  /** The server's superuser on this database: reads every row, to show that a refusal changed nothing. */
  admin: postgres.Sql;
}

/**
 * Creates a migrated, empty database for this test file, which `db/client` then uses. Call it once, at the top of the
 * file: `const { admin } = await testDatabase();`. It is dropped after the file's last test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} });
  await server`create database ${server(name)} template latchkey strategy file_copy owner latchkey`;

  const url = addressOf(inject('templateUrl'), name);
  const sql = postgres(url, { max: 2, onnotice: () => {} });
  const admin = postgres(addressOf(inject('adminUrl'), name), { max: 2, onnotice: () => {} });
  process.env.DATABASE_URL = url;
  // Work left over from the previous file may have reopened its pool.
  await disconnect();

  afterAll(async () => {
    await disconnect();
    await Promise.all([sql.end({ timeout: 5 }), admin.end({ timeout: 5 })]);
    await server`drop database ${server(name)} with (force)`;
    await server.end({ timeout: 5 });
  });
  return { url, sql, admin };
}

function addressOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
