import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRole } from '@/lib/access/roles/save-role';
import { everything } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { revokeAccess } from '../revoke/revoke-access';
import { reinstateMembers } from './reinstate-members';
import { suspendMembers } from './suspend-members';

const { admin } = await testDatabase();

const suspend = (actor: WorkspaceContext, id: string) =>
  suspendMembers(actor, { chosen: [{ id }], reason: null, until: null });
const reinstate = (actor: WorkspaceContext, id: string) => reinstateMembers(actor, { chosen: [{ id }] });

/** Expects a bulk act to refuse its only row for this reason, and the database to be unchanged. */
async function refusedFor(reason: string, ctx: WorkspaceContext, act: () => Promise<unknown>) {
  const before = await everything(admin, ctx);
  expect(await act()).toMatchObject({ done: 0, refused: [{ reason }] });
  expect(await everything(admin, ctx)).toEqual(before);
}

test('B4 R3 reinstating needs the permission to give that access, besides that to revoke it', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const permissions = ['users.view', 'users.revoke'];
  const { id: role } = await createRole(olga, {
    label: 'Doorkeeper',
    description: '',
    base: 'owner',
    permissions,
  });
  const dora = await join(olga, await person('dora'), { role });
  const { id } = ana.member;
  expect(await suspend(dora, id)).toMatchObject({ done: 1 });
  await refusedFor('denied', olga, () => reinstate(dora, id));
  expect(await reinstate(await again(olga), id)).toMatchObject({ done: 1 });
});

test('B4 B5 an access that has ended is not suspended', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await admin`update members set ends_at = now() where id = ${ana.member.id}`;
  await again(olga);
  await refusedFor('stale', olga, () => suspend(olga, ana.member.id));
});

test('B4 a member who is not suspended is not reinstated, and one who left is neither suspended nor reinstated', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { id } = ana.member;
  await refusedFor('stale', olga, () => reinstate(olga, id));
  await revokeAccess(olga, { memberId: id });
  for (const act of [suspend, reinstate]) await refusedFor('not-found', olga, () => act(olga, id));
});
