import { afterAll, expect, test } from 'vitest';
import { migrate } from './migrate';
import { separateDatabase } from './test-support/database';
import { interruptible } from './test-support/distant';

const { admin, sql, url } = await separateDatabase();
const way = await interruptible(url);
afterAll(way.cut);

/** Tables, columns, policies, functions and what ran, without the times. */
const shape = async () => {
  const [row] = await admin<{ digest: string }[]>`
    select md5(string_agg(each, ' ' order by each)) as digest from (
      select table_schema || table_name || column_name || data_type as each from information_schema.columns
        where table_schema in ('public', 'drizzle')
      union all select relname || relforcerowsecurity from pg_class where relrowsecurity
      union all select schemaname || tablename || policyname || coalesce(qual, '') from pg_policies
      union all select proname || prosrc from pg_proc where pronamespace = 'public'::regnamespace
      union all select hash from drizzle.__drizzle_migrations
    ) parts`;
  return row?.digest;
};

/** The tables that an interrupted migration left. */
const tables = async () =>
  (await admin`select from information_schema.tables where table_schema = 'public'`).length;

test('FA1 a migration whose connection is cut at any statement leaves all or nothing, and the next one completes it', async () => {
  const whole = await shape();
  const all = await tables();
  await sql`drop schema drizzle cascade`;
  await admin`drop schema public cascade`;
  await admin`create schema public authorization latchkey`;
  let cuts = 0;
  for (let most = 10; ; most = Math.ceil(most * 1.7)) {
    let sent = 0;
    way.watch((_, from) => from === 'client' && ++sent === most);
    const isComplete = await migrate(way.url).then(
      () => true,
      () => false,
    );
    if (isComplete) break;
    cuts += 1;

    expect([0, all]).toContain(await tables());
  }
  expect(cuts).toBeGreaterThan(5);
  expect(await shape()).toBe(whole);
});
