import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { createRole } from '@/lib/access/roles/save-role';
import { Denied } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { join, person, world } from '@/lib/test-support/world';
import { type HistorySubject, listHistory } from './list-history';
import { trailSearch } from './trail-search';

const { admin } = await testDatabase();

const read = (ctx: Parameters<typeof listHistory>[0], kind: HistorySubject['kind'], id: string) =>
  listHistory(ctx, { kind, id }, trailSearch.parse({}));

test.each([
  ['revokes access without editing it', ['users.view', 'users.revoke']],
  ['edits access without revoking it', ['users.view', 'users.edit']],
])('B10 S1.15 who %s reads no history of a member', async (label, permissions) => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { id: role } = await createRole(olga, { label, description: '', base: 'owner', permissions });
  const dora = await join(olga, await person('dora'), { role });
  await expect(read(dora, 'member', ana.member.id)).rejects.toThrow(Denied);
});

test('B10 R6 who does not see the users does not learn whether a member exists', async () => {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await expect(read(ana, 'member', crypto.randomUUID())).rejects.toThrow(Denied);
});

test('B10 S0.4 S0.5 only admins read the history of an API key', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  await createApiKey(await inAccount(pia.person, north), { name: 'Sync', scopes: ['contacts.view'] });
  const [key] = await admin`select id from api_keys where workspace_id = ${north.id}`;
  for (const role of ['advanced', 'basic'])
    await expect(read(await colleague(pia, north, role, role), 'key', key?.id)).rejects.toThrow(Denied);
});
