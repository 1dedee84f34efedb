import { describe, expect, test } from 'vitest';
import { testDatabase } from './test-support/database';

const { admin } = await testDatabase();

/** They read further tables to know what a person shares with others (docs/scaling.md, Citus). */
const known = [
  'custom_roles.own_places',
  'organisations.own_places',
  'pictures.shared',
  'workspaces.own_places',
];

describe('what would keep the tables from being spread over servers', () => {
  test('no further policy contains a sub-query', async () => {
    const policies = await admin<{ name: string }[]>`
      select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M'
      order by name`;
    expect(policies.map(({ name }) => name)).toEqual(known);
  });

  test('no function changes rows by a clock that differs from row to row', async () => {
    const functions = await admin<{ name: string }[]>`
      select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosrc ~* 'update[^;]*clock_timestamp'`;
    expect([...functions]).toEqual([]);
  });
});
