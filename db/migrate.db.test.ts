import { readdir, readFile } from 'node:fs/promises';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { describe, expect, test } from 'vitest';
import { migrate } from './migrate';
import { separateDatabase } from './test-support/database';

const { admin, sql, url } = await separateDatabase();
const migrations = readMigrationFiles({ migrationsFolder: 'db/migrations' });

describe('migrations', () => {
  test('several processes can migrate one database at once', async () => {
    await sql`drop schema drizzle cascade`;
    await admin`drop schema public cascade`;
    await admin`create schema public authorization latchkey`;
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(await sql`select 1 from drizzle.__drizzle_migrations`).toHaveLength(migrations.length);
  });

  test('TE5 row-level security that a migration enables is forced', async () => {
    await sql`create table later (workspace_id uuid)`;
    await sql`alter table later enable row level security`;
    await migrate(url);
    const [later] = await sql`select relforcerowsecurity as forced from pg_class where relname = 'later'`;
    expect(later).toEqual({ forced: true });
    await sql`drop table later`;
  });

  test.each([
    ['older than the baseline', 'created_at = 1700000000000'],
    ['of another text of the baseline', "hash = 'another'"],
  ])(
    'a database %s is refused with one sentence that names the remedy, and stays unchanged',
    async (_, change) => {
      const kept = await sql`select * from drizzle.__drizzle_migrations`;
      await sql.unsafe(`update drizzle.__drizzle_migrations set ${change}`);
      const changed = await sql`select * from drizzle.__drizzle_migrations`;
      await expect(migrate(url)).rejects.toThrow(
        /^This database was made by a version of Latchkey before the first release .* remove the data directory .* start again\.$/,
      );
      expect(await sql`select * from drizzle.__drizzle_migrations`).toEqual(changed);
      await sql`delete from drizzle.__drizzle_migrations`;
      await sql`insert into drizzle.__drizzle_migrations ${sql(kept)}`;
    },
  );

  test('the newest snapshot matches the schema, so that a generated migration contains only the changes of its author', async () => {
    const files = await readdir('db/migrations/meta');
    const newest = files
      .filter((file) => file.endsWith('_snapshot.json'))
      .sort()
      .at(-1);
    const before = JSON.parse(await readFile(`db/migrations/meta/${newest}`, 'utf8'));
    const modules = Object.values(import.meta.glob('./schema/*/*.ts', { eager: true }));
    const now = generateDrizzleJson(Object.assign({}, ...modules), before.id, undefined, 'snake_case');
    expect(await generateMigration(before, now)).toEqual([]);
  });
});
