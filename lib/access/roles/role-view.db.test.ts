import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { join, person, world } from '@/lib/test-support/world';
import { roleView } from './role-view';
import { createRole } from './save-role';

const { admin } = await testDatabase();
const refused = refusals(admin);

const reporter = { label: 'Reporter', description: '', base: 'manager', permissions: ['reports.view'] };

test('B7 an owner of the workspace who does not administer the organisation opens no role', async () => {
  const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
  const { id } = await createRole(olga, reporter);
  await refused(olga, () => roleView(otto, id), expect.any(Denied));
  await expect(roleView(olga, id)).resolves.toMatchObject({ label: 'Reporter', holders: 0 });
});

test('B7, S1.16 an administrator of the organisation restricted from the settings opens no role', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const restrictions = ['workspace-settings'];
  const mia = await join(olga, await person('mia'), { role: 'manager', restrictions });
  await admin`update people set role = 'admin' where user_id = ${mia.person.userId}`;
  const { id } = await createRole(olga, reporter);
  await refused(olga, () => roleView(mia, id), expect.any(Denied));
});

test('B7 TE1 a role of another organisation and a missing one are not found', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { paul } = await world({ people: { paul: 'owner' } });
  const { id } = await createRole(paul, reporter);
  for (const role of [id, v7()]) await refused(olga, () => roleView(olga, role), new NotFound());
});
