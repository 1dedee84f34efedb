import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { hosting } from '@/lib/test-support/hosted';
import { world } from '@/lib/test-support/world';
import { generalSettings } from './general-settings';
import { updateWorkspace } from './update-workspace';

const { admin: database } = await testDatabase();
const settings = {
  version: 1,
  name: 'Front office',
  locale: 'it',
  timeZone: 'Europe/Rome',
  country: 'IT',
} as const;

async function refused(ctx: WorkspaceContext) {
  const stored = () => database`select * from workspaces where id = ${ctx.workspace.id}`;
  const before = await stored();
  await expect(generalSettings(ctx)).rejects.toThrow(Denied);
  await expect(updateWorkspace(ctx, settings)).rejects.toThrow(Denied);
  expect(await stored()).toEqual(before);
}

test('S0.2 S0.3 S0.4 S0.5 both kinds of admin set up their account; other users neither see nor change it', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  for (const role of ['advanced', 'basic']) await refused(await colleague(pia, north, role, role));
  await updateWorkspace(pia, settings);
  expect(await generalSettings(pia)).toMatchObject({ name: 'Front office', locale: 'it', version: 2 });
  const sam = await colleague(pia, north, 'sam', 'sub-account-admin');
  await updateWorkspace(sam, settings);
  const above = await inAccount(pia.person, north);
  expect(await generalSettings(above), 'seen from above').toMatchObject({ changedBy: 'sam', version: 2 });
});

test('S3.5 an Admin sets up the account; no other role of it does, nor the host', async () => {
  const { admin, standard, reader } = await hosting();
  for (const ctx of [standard, reader]) await refused(ctx);
  await updateWorkspace(admin, settings);
  expect(await generalSettings(admin)).toMatchObject({ timeZone: 'Europe/Rome' });
});

test('R5 a model without such settings refuses them, even to its owner', async () => {
  await refused((await world({ model: 'feature-grants', people: { olga: 'owner' } })).olga);
});
