import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { poolUse } from '@/db/pool-use';
import { inTenant, settingsOf } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { world } from '@/lib/test-support/world';
import { loadWorkspaceContext, reloadContext, tenantOf } from './context';

await testDatabase();

test('R4 a context is one statement', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const before = poolUse().statements;
  await loadWorkspaceContext(olga.person, olga.workspace.slug);
  expect(poolUse().statements - before).toBe(1);
});

test('TE4 reading a context again leaves the transaction in its workspace and in no other tenant', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { zoe } = await world({ people: { zoe: 'owner' } });
  const everySetting = {
    ...tenantOf(zoe),
    ...{ administeredId: zoe.organisation.id, channelId: zoe.workspace.id, pixelId: zoe.workspace.id },
    ...{ usernameKey: 'zoe', invitationHash: 'hash', invitedEmail: 'zoe@example.com', apiKeyHash: 'hash' },
  };
  expect(Object.values(settingsOf(everySetting))).not.toContain('');
  await inTenant(everySetting, async (tx) => {
    await reloadContext(tx, olga);
    const expected = settingsOf(tenantOf(olga));
    const names = Object.keys(expected);
    const columns = names.map((name) => sql`current_setting(${name}) as ${sql.identifier(name)}`);
    const [row] = await tx.execute(sql`select ${sql.join(columns, sql`, `)}`);
    expect(row).toEqual(expected);
  });
});
