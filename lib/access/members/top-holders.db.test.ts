import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { separateDatabase } from '@/db/test-support/database';
import { tenantOf } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { apiKeyOf } from '@/lib/test-support/api-world';
import { world } from '@/lib/test-support/world';
import { readTopHolders } from './top-holders';

const { admin } = await separateDatabase();

/** A workspace with thousands of agents, one of whom becomes an owner again at a later moment. */
async function crowd() {
  const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
  const { workspace, organisation } = olga;
  await admin`insert into members (workspace_id, id, organisation_id, email, name, role, status)
    select ${workspace.id}, gen_random_uuid(), ${organisation.id}, 'a' || n || '@example.com', 'Agent ' || n, 'agent', 'active'
    from generate_series(1, 5000) n`;
  await admin`update members set reverts_at = now() + interval '1 day', later_role = 'owner', later_restrictions = '{}',
    later_grants = '{}' where id = ${mona.member.id}`;
  await admin`vacuum analyze members`;
  return { olga, mona };
}

/** How many rows of members the transaction has read so far. */
const rowsRead = `select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
  where relname = 'members'`;

test('R2 the holders of the top role, now and later, are found among thousands without reading the others', async () => {
  const { olga, mona } = await crowd();
  await inTenant(tenantOf(olga), async (tx) => {
    const { spans } = await readTopHolders(tx, olga);
    expect([...spans.keys()].sort()).toEqual([olga.member.id, mona.member.id].sort());
    const [read] = await tx.execute<{ rows: number }>(sql.raw(rowsRead));
    expect(read?.rows).toBeLessThan(50);
  });
});

test('B13 R2 a program that asks about a member reads the holders of the top role by index too', async () => {
  const { olga } = await crowd();
  const hash = tokenHash(await apiKeyOf(olga));
  await admin.begin(async (transaction) => {
    await transaction`set local role latchkey_app`;
    const [row] = await transaction<{ facts: { topHolders: object[] } }[]>`
      select decision_facts(${hash}, 'limit', '{}', '{}', '{}', '{}', '{}', '{"team-inbox": {"0": "owner"}}') as facts`;
    expect(row?.facts.topHolders).toHaveLength(2);
    const [read] = await transaction.unsafe<{ rows: number }[]>(rowsRead);
    expect(read?.rows).toBeLessThan(50);
  });
});
