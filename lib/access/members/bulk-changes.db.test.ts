import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { work } from '@/lib/modules';
import { Invalid } from '@/lib/platform/errors';
import { contactsOf, everything, giveContacts } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';
import { changeMany } from './change/change-access';
import { previewEffects } from './effects/preview-effects';
import { inviteMembers } from './invite/invite-members';
import { revokeMany } from './revoke/revoke-many';
import { undoRevocation } from './revoke/undo-revocation';

const { admin } = await testDatabase();

type Someone = { member: { id: string; version: number } };
const chosen = (...people: Someone[]) =>
  people.map(({ member }) => ({ id: member.id, version: member.version }));
const statusOf = async ({ member }: Someone) =>
  (await admin`select status from members where id = ${member.id}`)[0]?.status;
const audited = async ({ member }: Someone) =>
  (await admin`select event from audit_events where subject_id = ${member.id} order by id`).map(
    ({ event }) => event,
  );

/** The audit events of joining. */
const joining = ['member.invited', 'member.joined'];

test('RO9 R1 S1.15 a manager revokes two agents of four chosen; herself and an owner stay, each with the reason', async () => {
  const { olga, mia, ana, ben } = await world({
    people: { olga: 'owner', mia: 'manager', ana: 'agent', ben: 'agent' },
  });
  const report = await revokeMany(mia, { chosen: chosen(ana, mia, olga, ben), successorId: null });
  expect(report).toMatchObject({
    done: 2,
    refused: [
      { id: mia.member.id, reason: 'denied', decision: { rule: { id: 'no-self-administration' } } },
      { id: olga.member.id, reason: 'denied' },
    ],
  });
  expect([await statusOf(ana), await statusOf(ben), await statusOf(mia), await statusOf(olga)]).toEqual([
    'left',
    'left',
    'active',
    'active',
  ]);
  expect([await audited(ana), await audited(olga)]).toEqual([
    [...joining, 'member.revoked'],
    ['member.founded'],
  ]);
});

test('RO9 RO1 R3 an owner makes several managers; a manager who tries the same changes no member', async () => {
  const { olga, mia, ana, ben } = await world({
    people: { olga: 'owner', mia: 'manager', ana: 'agent', ben: 'agent' },
  });
  const access = { role: 'manager', restrictions: [], grants: [] };
  const before = await everything(admin, olga);
  expect(await changeMany(mia, { chosen: chosen(ana, ben, mia), ...access })).toMatchObject({
    done: 0,
    refused: [{ reason: 'denied' }, { reason: 'denied' }, { reason: 'denied' }],
  });
  expect(await everything(admin, olga)).toEqual(before);
  expect(await changeMany(olga, { chosen: chosen(ana, ben, olga), ...access })).toMatchObject({
    done: 2,
    refused: [{ id: olga.member.id, reason: 'denied' }],
  });
  expect(await audited(ben)).toEqual([...joining, 'member.access-changed']);
});

test('R2 of all other owners revoked by two actors simultaneously, the last one stays', async () => {
  const { olga, otto, mia } = await world({ people: { olga: 'owner', otto: 'owner', mia: 'manager' } });
  await admin`update members set status = 'suspended' where id = ${otto.member.id}`;
  const report = await revokeMany(olga, { chosen: chosen(mia, olga, otto), successorId: null });
  expect(report.refused.map(({ id }) => id)).toEqual([olga.member.id]);
  expect(await statusOf(olga)).toBe('active');
});

test('RO7 RO9 a member changed or revoked since the choice stays unchanged', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
  await admin`update members set version = version + 1 where id = ${ana.member.id}`;
  await admin`update members set status = 'left' where id = ${ben.member.id}`;
  const before = await everything(admin, olga);
  expect(await revokeMany(olga, { chosen: chosen(ana, ben), successorId: null })).toEqual({
    done: 0,
    revocationIds: [],
    refused: [
      { id: ana.member.id, name: 'ana', reason: 'stale' },
      { id: ben.member.id, name: null, reason: 'not-found' },
    ],
  });
  expect(await everything(admin, olga)).toEqual(before);
});

test('RV9 a successor among the revoked members refuses them all', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
  const before = await everything(admin, olga);
  await expect(revokeMany(olga, { chosen: chosen(ana, ben), successorId: ben.member.id })).rejects.toEqual(
    new Invalid({ successorId: 'successor-left' }),
  );
  expect(await everything(admin, olga)).toEqual(before);
});

test('RV9 R1 a successor chosen for revocation refuses them all, even if that person may not be revoked', async () => {
  const { olga, mia, ana } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
  const before = await everything(admin, olga);
  await expect(revokeMany(mia, { chosen: chosen(ana, mia), successorId: mia.member.id })).rejects.toEqual(
    new Invalid({ successorId: 'successor-left' }),
  );
  expect(await everything(admin, olga)).toEqual(before);
});

test('S1.28 S1.30 B3 the work of several goes to one successor as previewed, an invitation ends, and each can be undone', async () => {
  const { olga, ana, ben, cleo } = await world({
    people: { olga: 'owner', ana: 'agent', ben: 'agent', cleo: 'agent' },
  });
  await giveContacts(admin, ana, 5);
  await giveContacts(admin, ben, 7);
  await giveContacts(admin, cleo, 1);
  await inviteMembers(olga, { emails: ['new@example.com'], role: 'agent', restrictions: [] });
  const [invited] = await admin<{ id: string; version: number }[]>`
    select id, version from members where email = 'new@example.com' and workspace_id = ${olga.workspace.id}`;
  const going = [...chosen(ana, ben), { id: invited?.id ?? '', version: invited?.version ?? 0 }];
  const foretold = await previewEffects(olga, work, { act: 'revoke', memberIds: going.map(({ id }) => id) });
  expect(foretold).toMatchObject({ contacts: 12, refused: [] });
  expect(foretold.successors.map(({ id }) => id).sort()).toEqual([olga.member.id, cleo.member.id].sort());

  const { done, revocationIds } = await revokeMany(olga, { chosen: going, successorId: cleo.member.id });
  expect([done, revocationIds.length, await contactsOf(admin, cleo)]).toEqual([3, 2, 13]);
  expect(
    await admin`select 1 from invitations where member_id = ${invited?.id ?? ''} and revoked_at is null`,
  ).toEqual([]);
  for (const revocationId of revocationIds) await undoRevocation(olga, { revocationId });
  expect([await contactsOf(admin, ana), await contactsOf(admin, ben), await contactsOf(admin, cleo)]).toEqual(
    [5, 7, 1],
  );
});
