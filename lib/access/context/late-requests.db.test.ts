import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { deleteAccount } from '@/lib/access/hosted-accounts/delete-account';
import { eraseDeletedAccounts } from '@/lib/access/housekeeping/erase-accounts';
import { viewMember } from '@/lib/access/members/list/view-member';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { removePerson } from '@/lib/access/people/remove-person';
import { renameSelf } from '@/lib/access/people/rename-self';
import { mayCreateRoles } from '@/lib/access/roles/decide-role-creation';
import { listSubAccounts } from '@/lib/access/sub-accounts/list-sub-accounts';
import { generalSettings } from '@/lib/access/workspaces/general-settings';
import { NotFound } from '@/lib/platform/errors';
import { accountUnder, inAccount } from '@/lib/test-support/accounts';
import { hosting } from '@/lib/test-support/hosted';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { actingFor } from './acting-for';
import { backgroundPerson } from './background-person';
import { loadOrganisationContext } from './context';

const { admin } = await testDatabase();
const refused = refusals(admin);

test('FA8 R6 a request that began before its account was erased finds neither its settings nor its tree', async () => {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const late = await inAccount(pia.person, await accountUnder(pia, 'North'));
  await admin`update workspaces set closed_at = now(), erase_at = now() where id = ${late.workspace.id}`;
  await eraseDeletedAccounts();
  expect(await admin`select 1 from workspaces where id = ${late.workspace.id}`).toEqual([]);
  await refused(pia, () => generalSettings(late), new NotFound());
  await refused(pia, () => listSubAccounts(late), new NotFound());
});

test('R6 S1.29 a request of a person removed since then finds no role to make, and renames no person', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await removePerson(await loadOrganisationContext(olga.person, olga.organisation.slug), {
    userId: ana.person.userId,
  });
  await refused(olga, () => mayCreateRoles(ana), new NotFound());
  await refused(olga, () => renameSelf(ana, { from: 'ana', name: 'Anna' }), new NotFound());
});

test('R6 a member who left is not shown', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await expect(viewMember(olga, ana.member.id)).resolves.toMatchObject({ name: 'ana' });
  await revokeAccess(olga, { memberId: ana.member.id });
  await refused(olga, () => viewMember(olga, ana.member.id), new NotFound());
});

test('RV1 S3.12 an account that its host closes while its Admin deletes it is not deleted', async () => {
  const { host, admin: owner, workspace } = await hosting();
  const waiting = () => admin`select 1 from pg_stat_activity
    where datname = current_database() and usename = 'latchkey' and wait_event_type = 'Lock'`;
  const session = await admin.reserve();
  await session`begin`;
  await session`update workspaces set closed_at = now() where id = ${workspace.id}`;
  const deleting = deleteAccount(owner, { name: workspace.name }).catch((error: unknown) => error);
  await expect.poll(async () => (await waiting()).length).toBe(1);
  await session`commit`;
  session.release();
  expect(await deleting).toEqual(new NotFound());
  const [row] = await admin`select erase_at from workspaces where id = ${workspace.id}`;
  expect(row).toEqual({ erase_at: null });
  const event = 'workspace.deleted';
  expect(
    await admin`select 1 from audit_events where event = ${event}
    and organisation_id = ${host.organisation.id}`,
  ).toEqual([]);
});

test('SE3 R4 background work does not act for a disabled person, nor for one who is missing', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { id: workspaceId } = olga.workspace;
  const { userId } = olga.person;
  const act = () =>
    actingFor({ workspaceId, memberId: olga.member.id }, async (_, actor) => actor.person.name);
  await expect(act()).resolves.toBe('olga');
  await admin`update users set disabled_at = now() where id = ${userId}`;
  await refused(olga, act, new NotFound());
  for (const id of [userId, v7()])
    await refused(olga, () => inTenant({}, (tx) => backgroundPerson(tx, id)), new NotFound());
});
