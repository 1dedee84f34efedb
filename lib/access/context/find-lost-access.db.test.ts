import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openWorkspace } from '@/lib/access/gate/open-workspace';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { NotFound } from '@/lib/platform/errors';
import { join, person, world } from '@/lib/test-support/world';
import type { SignedIn, WorkspaceContext } from './context';
import { AccessLost, listWaitingAccess } from './find-lost-access';

const { admin } = await testDatabase();
const team = () => world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
const refusal = (who: SignedIn, { workspace }: WorkspaceContext): Promise<unknown> =>
  openWorkspace(who, workspace.slug).then(
    () => null,
    (error) => error,
  );
const lossOf = async (who: SignedIn, where: WorkspaceContext) => {
  const error = await refusal(who, where);
  return error instanceof AccessLost ? error.view : null;
};

test('R6 a revoked manager learns when, by whom and who to write to; a revoked agent not by whom', async () => {
  const { olga, mia, ana } = await team();
  await revokeAccess(olga, { memberId: mia.member.id, successorId: null });
  await revokeAccess(olga, { memberId: ana.member.id, successorId: null });
  const [row] = await admin`select left_at from members where id = ${mia.member.id}`;
  const expected = {
    state: 'ended',
    byDate: false,
    at: row?.left_at,
    workspace: { name: olga.workspace.name },
    ask: [{ name: 'olga', email: olga.person.email }],
  };
  expect(await lossOf(mia.person, olga)).toMatchObject({ ...expected, by: 'olga' });
  expect(await lossOf(ana.person, olga)).toMatchObject({ state: 'ended', by: null, ask: expected.ask });
});

test('R6 TE1 a stranger, an invited person, and a former member of elsewhere learn nothing', async () => {
  const { olga, ana } = await team();
  const { stella, zoe } = await world({ people: { stella: 'owner', zoe: 'agent' } });
  await revokeAccess(stella, { memberId: zoe.member.id, successorId: null });
  const nadia = await person('nadia');
  await inviteMembers(olga, { emails: [nadia.email], role: 'agent', restrictions: [] });
  for (const who of [stella.person, zoe.person, nadia, await person('eva')]) {
    const error = await refusal(who, ana);
    expect(error).toBeInstanceOf(NotFound);
    expect(error).not.toBeInstanceOf(AccessLost);
  }
});

test('R6 TE1 a closed workspace answers its former members like a missing one', async () => {
  const { olga, ana } = await team();
  await revokeAccess(olga, { memberId: ana.member.id, successorId: null });
  await admin`update workspaces set closed_at = now() where id = ${olga.workspace.id}`;
  expect(await lossOf(ana.person, olga)).toBeNull();
});

test('B4 a suspended member learns until when, without the reason', async () => {
  const { olga, ana } = await team();
  const until = '2099-12-31';
  await suspendMembers(olga, { chosen: [ana.member], reason: 'Lost laptop', until });
  const loss = await lossOf(ana.person, olga);
  expect(loss).toMatchObject({ state: 'suspended', at: new Date('2100-01-01T00:00:00Z'), by: null });
  expect(JSON.stringify(loss)).not.toContain('laptop');
});

test('B5 a member outside the dates of the access learns its last or its first day', async () => {
  const { olga, mia, ana } = await team();
  await admin`update members set ends_at = now() - interval '1 hour' where id = ${ana.member.id}`;
  await admin`update members set starts_at = now() + interval '1 hour' where id = ${mia.member.id}`;
  expect(await lossOf(ana.person, olga)).toMatchObject({ state: 'ended', byDate: true, by: null });
  expect(await lossOf(mia.person, olga)).toMatchObject({ state: 'upcoming' });
});

test('R6 a former member is not told of owners who joined after the end', async () => {
  const { olga, ana } = await team();
  await revokeAccess(olga, { memberId: ana.member.id, successorId: null });
  await join(olga, await person('later'), 'owner');
  expect((await lossOf(ana.person, olga))?.ask.map(({ name }) => name)).toEqual(['olga']);
});

test('B4 B5 a suspended and an upcoming access are listed while they wait, an ended or active one is not', async () => {
  const { olga, mia, ana } = await team();
  const { stella } = await world({ people: { stella: 'owner' }, workspace: 'Annex' });
  const elsewhere = await join(stella, ana.person, 'agent');
  expect(await listWaitingAccess(ana.person.userId)).toEqual([]);
  await suspendMembers(olga, { chosen: [ana.member, mia.member], reason: 'Lost laptop', until: null });
  await admin`update members set starts_at = now() + interval '1 hour' where id = ${elsewhere.member.id}`;
  const waiting = await listWaitingAccess(ana.person.userId);
  expect(waiting).toMatchObject([
    { state: 'suspended', workspace: { name: olga.workspace.name }, ask: [{ name: 'olga' }] },
    { state: 'upcoming', workspace: { name: 'Annex' }, ask: [{ name: 'stella' }] },
  ]);
  expect(JSON.stringify(waiting)).not.toContain('laptop');
  await revokeAccess(olga, { memberId: mia.member.id, successorId: null });
  expect(await listWaitingAccess(mia.person.userId)).toEqual([]);
});
