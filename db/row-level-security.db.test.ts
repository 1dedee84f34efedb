import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import { applicationRole } from './client';
import { separateDatabase } from './test-support/database';
import { definerFunctions, furtherPolicies, gapsInCatalogue, ownedTables } from './test-support/tables';
import { fillTables, trespasses } from './test-support/trespass';

const { admin, sql } = await separateDatabase();

describe('TE5 every table of a tenant', () => {
  test('TE5 has its owner, and row-level security that is enabled, forced and has a policy', async () => {
    expect(await gapsInCatalogue(admin)).toEqual([]);
    expect((await ownedTables(admin)).length).toBeGreaterThan(40);
  });

  test('TE5 has no listed policy that does not exist', async () => {
    const policies = await admin<{ name: string }[]>`
      select tablename || '.' || policyname as name from pg_policies where schemaname = 'public'`;
    const names = policies.map(({ name }) => name);
    expect(Object.keys(furtherPolicies).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('TE1 TE5 lets the application reach no row of another tenant', async () => {
    const tables = await ownedTables(admin);
    const sides = { ours: v7(), theirs: v7() };
    await fillTables(admin, tables, sides);
    expect(await trespasses(admin, tables, sides)).toEqual([]);
  });
});

describe('TE5 a table with a gap in its protection', () => {
  afterEach(() => sql`drop table forgotten`);

  test('TE5 without row-level security is found', async () => {
    await sql`create table forgotten (workspace_id uuid, id uuid, primary key (workspace_id, id))`;
    expect(await gapsInCatalogue(admin)).toEqual([
      'forgotten: row-level security is off',
      'forgotten: row-level security is not forced',
      'forgotten: has no policy of its owner',
    ]);
  });

  test('TE5 without an owner is found', async () => {
    await sql`create table forgotten (name text primary key)`;
    expect(await gapsInCatalogue(admin)).toContain('forgotten: has no column of an owner');
  });

  test('TE5 without forced row-level security is found', async () => {
    await sql`create table forgotten (id uuid, workspace_id uuid, primary key (id, workspace_id))`;
    await sql`alter table forgotten enable row level security`;
    await sql`create policy workspace on forgotten using (workspace_id = app_id('workspace'))`;
    expect(await gapsInCatalogue(admin)).toEqual([
      'forgotten: has a primary key that does not begin with the owner',
      'forgotten: row-level security is not forced',
    ]);
  });

  test('TE5 without a comparison of the tenant in its policies is found', async () => {
    await sql`create table forgotten (workspace_id uuid, id uuid, primary key (workspace_id, id))`;
    await sql`alter table forgotten enable row level security, force row level security`;
    await sql`create policy workspace on forgotten using (true)`;
    const tables = [{ name: 'forgotten', owner: 'workspace_id' }];
    const sides = { ours: v7(), theirs: v7() };
    await fillTables(admin, tables, sides);
    expect(await trespasses(admin, tables, sides)).toEqual([
      'forgotten: reads rows of another tenant',
      'forgotten: changes rows of another tenant',
      'forgotten: gives away rows of another tenant',
      'forgotten: deletes rows of another tenant',
      'forgotten: adds rows of another tenant',
    ]);
    await sql`create policy lenient on forgotten using (true)`;
    expect(await gapsInCatalogue(admin)).toEqual(['forgotten: has the policy lenient, which is not listed']);
  });
});

describe('TE5 the application’s role', () => {
  test('TE5 owns nothing and may create nothing', async () => {
    const owned = await admin`
      select classid::regclass::text as catalogue, objid::text as object from pg_shdepend
      where refobjid = ${applicationRole}::regrole and deptype = 'o'`;
    expect(owned).toEqual([]);
    const [may] = await admin<{ schema: boolean; database: boolean }[]>`
      select has_schema_privilege(${applicationRole}, 'public', 'create') as schema,
        has_database_privilege(${applicationRole}, current_database(), 'create') as database`;
    expect(may).toEqual({ schema: false, database: false });
  });

  test('TE5 bypasses no policy, cannot sign in, and is a member of no other role', async () => {
    const [role] = await admin`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
        exists (select from pg_auth_members where member = pg_roles.oid) as "isMember"
      from pg_roles where rolname = ${applicationRole}`;
    expect(Object.entries(role ?? {}).filter(([, is]) => is)).toEqual([]);
    expect(role).toBeDefined();
  });

  test('TE5 calls no functions with the rights of another role, except those that check the tenant', async () => {
    const functions = await admin<
      { name: string; canCall: boolean; isTrigger: boolean; config: string[] | null }[]
    >`
      select proname as name, has_function_privilege(${applicationRole}, oid, 'execute') as "canCall",
        prorettype = 'trigger'::regtype as "isTrigger", proconfig as config
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`;
    expect(functions.map(({ name }) => name)).toEqual(Object.keys(definerFunctions).sort());
    for (const { name, canCall, isTrigger, config } of functions) {
      expect([name, canCall]).toEqual([name, !isTrigger]);
      expect(config).toContain('search_path=public, pg_temp');
    }
  });
});
