import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectToDatabase, directUrl, disconnect, driver } from './client';
import { requireSession } from './require-session';
import { inTenant } from './tenant';
import { separateDatabase } from './test-support/database';

const { admin, url } = await separateDatabase();
const login = `pooler_${url.slice(-12)}`;

describe('TE5 the check of the session at the start', () => {
  test('passes for the connections of the console', async () => {
    await expect(requireSession(driver())).resolves.toBeUndefined();
  });

  test('refuses a login that works as another role, without limits or in another time zone, by name', async () => {
    await admin`set timezone = 'Europe/Rome'`;
    await expect(requireSession(admin)).rejects.toThrow(
      /works as the role postgres, not as latchkey_app; it has no statement_timeout .*; its TimeZone is Europe\/Rome/,
    );
  });
});

describe('behind a pooler of transactions', () => {
  beforeAll(async () => {
    await admin`create role ${admin(login)} login password 'pooler' in role latchkey_app`;
    await admin`alter role ${admin(login)} set role = 'latchkey_app'`;
    await admin`alter role ${admin(login)} set statement_timeout = '30s'`;
    await admin`alter role ${admin(login)} set idle_in_transaction_session_timeout = '30s'`;
    const address = new URL(url);
    Object.assign(address, { username: login, password: 'pooler' });
    Object.assign(process.env, { DATABASE_DIRECT_URL: url, DATABASE_URL: address.href });
    await disconnect();
  });
  afterAll(async () => {
    delete process.env.DATABASE_DIRECT_URL;
    process.env.DATABASE_URL = url;
    await disconnect();
    await admin`drop role ${admin(login)}`;
  });

  test('TE5 the login brings the role, the limits and the time zone of a session', async () => {
    await expect(requireSession(driver())).resolves.toBeUndefined();
  });

  test('no statement stays prepared on a connection', async () => {
    const { sql: pool, database } = connectToDatabase(1);
    const named = database.select({ one: sql`1` }).from(sql`generate_series(1, ${2}::int)`);
    await named.prepare('named').execute();
    expect(await pool`select name from pg_prepared_statements`).toEqual([]);
    await pool.end();
  });

  test('TE4 a transaction sets its tenant for itself alone', async () => {
    const inside = await inTenant({ workspaceId: url.slice(-12) }, (tx) =>
      tx.execute(sql`select current_setting('app.workspace') as workspace`),
    );
    expect(inside[0]).toEqual({ workspace: url.slice(-12) });
    const after =
      await driver()`select distinct coalesce(current_setting('app.workspace', true), '') as workspace`;
    expect([...after]).toEqual([{ workspace: '' }]);
  });

  test('what needs a lasting connection takes the direct address', () => {
    expect(directUrl()).toBe(url);
  });
});
