import { v7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { inviteToAccounts } from '@/lib/access/members/invite/invite-to-accounts';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { createTeam } from '@/lib/access/teams/create-team';
import { updateWorkspace } from '@/lib/access/workspaces/update-workspace';
import { NotFound, Stale } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { refusals } from '@/lib/test-support/refusals';
import { join, world } from '@/lib/test-support/world';
import { actingFor } from './acting-for';

const { admin } = await testDatabase();
const refused = refusals(admin);

/** An admin of an account whose membership there ends during a request: they then inherit one from above. */
async function movedAdmin() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  const sam = await colleague(pia, pia.workspace, 'sam', 'parent-admin');
  const late = await join(await inAccount(pia.person, north), sam.person, { role: 'sub-account-admin' });
  await admin`update members set status = 'left', left_at = now() where id = ${late.member.id}`;
  expect((await inAccount(sam.person, north)).inheritedFrom.memberId).toBe(sam.member.id);
  return late;
}

test('RV1 S0.9 a request whose membership ended is refused, though another one from above is inherited', async () => {
  const late = await movedAdmin();
  const emails = [`${v7()}@example.com`];
  const settings = { version: 1, name: 'Mine', locale: null, timeZone: 'UTC', country: null };
  await refused(late, () => inviteMembers(late, { emails, role: 'basic', restrictions: [] }), new Stale());
  await refused(late, () => createTeam(late, { name: 'Mine', memberIds: [] }), new Stale());
  await refused(late, () => updateWorkspace(late, settings), new Stale());
});

test('RV1 S0.1 an invitation to accounts is refused when the membership of its sender moved out of the lock', async () => {
  const late = await movedAdmin();
  const memberships = [{ accountId: late.workspace.id, role: 'basic' }];
  const attempt = () => inviteToAccounts(late, { email: `${v7()}@example.com`, memberships });
  await refused(late, attempt, new Stale());
});

test('R4 IN15 background work ends with the membership that started it, even once that person is invited again', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const before = { workspaceId: olga.workspace.id, memberId: ana.member.id };
  const act = vi.fn(async () => 'done');
  await expect(actingFor(before, act)).resolves.toBe('done');
  await revokeAccess(olga, { memberId: ana.member.id });
  await expect(actingFor(before, act)).rejects.toEqual(new NotFound());
  await join(olga, ana.person, { role: 'agent' });
  await expect(actingFor(before, act)).rejects.toEqual(new NotFound());
  await expect(actingFor({ ...before, memberId: v7() }, act)).rejects.toEqual(new NotFound());
  expect(act).toHaveBeenCalledTimes(1);
});
