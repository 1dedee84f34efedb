import { describe, expect, test } from 'vitest';
import { testDatabase } from './test-support/database';

const { admin } = await testDatabase();

/** They read further tables to know what a person shares with others; decision 412 says why each stays. */
const known = [
  'custom_roles.own_places',
  'organisations.own_places',
  'pictures.shared',
  'workspaces.own_places',
];

/** TRUNCATE has no rows. */
const ofStatements = ['credit_entries.kept_whole', 'credit_transfers.kept_whole'];

describe('what would keep the tables from being spread over servers', () => {
  test('no further policy contains a sub-query', async () => {
    const policies = await admin<{ name: string }[]>`
      select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M'
      order by name`;
    expect(policies.map(({ name }) => name)).toEqual(known);
  });

  test('no trigger acts for each statement, except the guards against TRUNCATE', async () => {
    const triggers = await admin<{ name: string }[]>`
      select relname || '.' || tgname as name from pg_trigger join pg_class c on c.oid = tgrelid
      where relnamespace = 'public'::regnamespace and tgtype & 1 = 0 order by name`;
    expect(triggers.map(({ name }) => name)).toEqual(ofStatements);
  });

  test('no function changes rows by a clock that differs from row to row', async () => {
    const functions = await admin<{ name: string }[]>`
      select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosrc ~* 'update[^;]*clock_timestamp'`;
    expect([...functions]).toEqual([]);
  });
});
