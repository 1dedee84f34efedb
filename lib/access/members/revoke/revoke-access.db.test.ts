import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRole } from '@/lib/access/roles/save-role';
import { work } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { contactsOf, everything, giveContacts, unassigned } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { changeAccess } from '../change/change-access';
import { previewRevocation } from './preview-revocation';
import { revokeAccess } from './revoke-access';
import { undoRevocation } from './undo-revocation';

const { admin } = await testDatabase();

const statusOf = async (id: string) =>
  (await admin`select status from members where id = ${id}`)[0]?.status as string;
const eventsOf = async (id: string, event: string) =>
  (await admin`select count(*)::int as n from audit_events where subject_id = ${id} and event = ${event}`)[0]
    ?.n as number;

describe('S1.28 revoking access', () => {
  test('S1.28 Ana’s contacts become unassigned by default', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await giveContacts(admin, ana, 12);
    await revokeAccess(olga, { memberId: ana.member.id });
    expect(await statusOf(ana.member.id)).toBe('left');
    expect(await unassigned(admin, olga)).toBe(12);
  });

  test('S1.28 revoking Ana hands her contacts to Ben', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await giveContacts(admin, ana, 12);
    await giveContacts(admin, ben, 3);
    await revokeAccess(olga, { memberId: ana.member.id, successorId: ben.member.id });
    expect(await contactsOf(admin, ben)).toBe(15);
    expect(await unassigned(admin, olga)).toBe(0);
  });

  test('S1.28 S1.30 the dialog warns with counts, and lists the possible successors', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await giveContacts(admin, ana, 12);
    const preview = await previewRevocation(olga, work, { memberId: ana.member.id });
    expect(preview).toMatchObject({ contacts: 12, openConversations: 0, sessions: 0 });
    expect(preview.successors.map(({ id }) => id).sort()).toEqual([olga.member.id, ben.member.id].sort());
  });

  test('S1.29 the person keeps their membership in the organisation', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await revokeAccess(olga, { memberId: ana.member.id });
    const memberships = await admin`select 1 from people where user_id = ${ana.person.userId}`;
    expect(memberships).toHaveLength(1);
  });

  test('R4 Ana’s next request is refused', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await revokeAccess(olga, { memberId: ana.member.id });
    await expect(again(ana)).rejects.toThrow(NotFound);
  });

  test('RV1 a request of a manager in progress is refused once her own access is revoked', async () => {
    const { olga, mia, ana } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
    await revokeAccess(olga, { memberId: mia.member.id });
    const before = await everything(admin, olga);
    await expect(revokeAccess(mia, { memberId: ana.member.id })).rejects.toThrow(NotFound);
    expect(await everything(admin, olga)).toEqual(before);
  });

  test('RV8 when revoked in one workspace, Ana continues in another', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const elsewhere = await join(paul, ana.person, { role: 'agent' });
    await revokeAccess(olga, { memberId: ana.member.id });
    await expect(again(elsewhere)).resolves.toMatchObject({ member: { status: 'active' } });
  });

  test('RV5 repeated three times, it has one effect and one audit event', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const answers = [];
    for (let n = 0; n < 3; n++)
      answers.push(await revokeAccess(olga, { memberId: ana.member.id, version: ana.member.version }));
    expect(new Set(answers.map(({ revocationId }) => revocationId)).size).toBe(1);
    expect(await eventsOf(ana.member.id, 'member.revoked')).toBe(1);
  });

  test('RV9 work goes to no member elsewhere, no former member, and not to the revoked member', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    await revokeAccess(olga, { memberId: ben.member.id });
    const before = await everything(admin, olga);
    for (const successorId of [paul.member.id, ben.member.id, ana.member.id]) {
      await expect(revokeAccess(olga, { memberId: ana.member.id, successorId })).rejects.toEqual(
        new Invalid({ successorId: 'successor-left' }),
      );
    }
    expect(await everything(admin, olga)).toEqual(before);
  });

  test('RO7 a stale version is refused', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await changeAccess(olga, {
      memberId: ana.member.id,
      version: ana.member.version,
      role: 'manager',
      restrictions: [],
    });
    await expect(
      revokeAccess(olga, { memberId: ana.member.id, version: ana.member.version }),
    ).rejects.toThrow(Stale);
    expect(await statusOf(ana.member.id)).toBe('active');
  });
});

describe('B3 undoing', () => {
  test('B3 S1.30 undoing restores the access and exactly the work', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await giveContacts(admin, ana, 12);
    await giveContacts(admin, ben, 3);
    const { revocationId } = await revokeAccess(olga, {
      memberId: ana.member.id,
      successorId: ben.member.id,
    });
    const view = await undoRevocation(olga, { revocationId });
    expect(view).toMatchObject({ status: 'active', role: 'agent', version: ana.member.version + 2 });
    expect(await contactsOf(admin, ana)).toBe(12);
    expect(await contactsOf(admin, ben)).toBe(3);
    await expect(again(ana)).resolves.toBeDefined();
  });

  test('B3 in a chain, every member gets their own seat back, and inherited ones that have not moved', async () => {
    const { olga, ana, ben, carl } = await world({
      people: { olga: 'owner', ana: 'agent', ben: 'agent', carl: 'agent' },
    });
    await giveContacts(admin, ana, 5);
    await giveContacts(admin, ben, 7);
    const first = await revokeAccess(olga, { memberId: ana.member.id, successorId: ben.member.id });
    const second = await revokeAccess(olga, { memberId: ben.member.id, successorId: carl.member.id });
    expect(await contactsOf(admin, carl)).toBe(12);
    await undoRevocation(olga, first);
    expect([await contactsOf(admin, ana), await contactsOf(admin, carl)]).toEqual([5, 7]);
    await undoRevocation(olga, second);
    expect([await contactsOf(admin, ana), await contactsOf(admin, ben)]).toEqual([5, 7]);
  });

  test('B3 undoing ends after 30 days, by the database’s clock', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    const [row] = await admin`select undo_until - revoked_at = interval '30 days' as month from revocations
      where id = ${revoked.revocationId}`;
    expect(row?.month).toBe(true);
    await admin`update revocations set undo_until = now() where id = ${revoked.revocationId}`;
    const before = await everything(admin, olga);
    await expect(undoRevocation(olga, revoked)).rejects.toEqual(new Invalid({ '': 'undo-over' }));
    expect(await everything(admin, olga)).toEqual(before);
  });

  test('B3 undoing twice has one effect, and no member undoes from another workspace', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    await expect(undoRevocation(paul, revoked)).rejects.toThrow(NotFound);
    await undoRevocation(olga, revoked);
    await expect(undoRevocation(olga, revoked)).rejects.toEqual(new Invalid({ '': 'undo-over' }));
    expect(await eventsOf(ana.member.id, 'member.revocation-undone')).toBe(1);
  });

  test('R3 a manager cannot undo the revocation of a manager', async () => {
    const { olga, mia, max } = await world({ people: { olga: 'owner', mia: 'manager', max: 'manager' } });
    const revoked = await revokeAccess(olga, { memberId: max.member.id });
    await expect(undoRevocation(mia, revoked)).rejects.toThrow(Denied);
  });

  test('B3 R3 undoing needs the permission to give that access, besides that to revoke it', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { id: role } = await createRole(olga, {
      label: 'Doorkeeper',
      description: '',
      base: 'owner',
      permissions: ['users.view', 'users.revoke'],
    });
    const dora = await join(olga, await person('dora'), { role });
    const revoked = await revokeAccess(dora, { memberId: ana.member.id });
    const before = await everything(admin, olga);
    await expect(undoRevocation(dora, revoked)).rejects.toThrow(Denied);
    expect(await everything(admin, olga)).toEqual(before);
    await undoRevocation(await again(olga), revoked);
    expect(await statusOf(ana.member.id)).toBe('active');
  });

  test('B3 R3 undoing needs the permission to revoke that access, besides that to give it', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { id: role } = await createRole(olga, {
      label: 'Host',
      description: '',
      base: 'owner',
      permissions: ['users.view', 'users.invite', 'users.assign'],
    });
    const hugo = await join(olga, await person('hugo'), { role });
    await admin`update members set role = ${role} where id = ${ana.member.id}`;
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    const before = await everything(admin, olga);
    await expect(undoRevocation(hugo, revoked)).rejects.toMatchObject({
      decision: { rule: { kind: 'role', id: role } },
    });
    expect(await everything(admin, olga)).toEqual(before);
  });

  test('B3 a person who is back, or whose address was invited again, is not restored twice', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    await join(olga, ana.person, { role: 'agent' });
    await expect(undoRevocation(olga, revoked)).rejects.toEqual(new Invalid({ '': 'person-is-back' }));
  });

  test('S1.10 a person removed from the organisation since then gets that membership back too', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    await admin`delete from people where user_id = ${ana.person.userId}`;
    await undoRevocation(olga, revoked);
    const memberships = await admin`select 1 from people where user_id = ${ana.person.userId}`;
    expect(memberships).toHaveLength(1);
  });
});

test('TE1 people of another tenant are not found', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { paul, pia } = await world({ people: { paul: 'owner', pia: 'agent' } });
  const before = await everything(admin, paul);
  await expect(revokeAccess(olga, { memberId: pia.member.id })).rejects.toThrow(NotFound);
  await expect(previewRevocation(olga, work, { memberId: pia.member.id })).rejects.toThrow(NotFound);
  const unknown = (await person('nobody')).userId;
  await expect(revokeAccess(olga, { memberId: unknown })).rejects.toThrow(NotFound);
  expect(await everything(admin, paul)).toEqual(before);
});

test('TE3 an invalid id names no member', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const before = await everything(admin, olga);
  for (const id of [undefined, null, [], '', '%', {}]) {
    const memberId = id as unknown as string;
    await expect(revokeAccess(olga, { memberId })).rejects.toThrow(NotFound);
    await expect(undoRevocation(olga, { revocationId: memberId })).rejects.toThrow(NotFound);
  }
  await expect(revokeAccess(olga, { memberId: ana.member.id, successorId: '' })).rejects.toThrow(NotFound);
  expect(await everything(admin, olga)).toEqual(before);
});
