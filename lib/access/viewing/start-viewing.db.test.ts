import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { Denied, Invalid, NotFound, OnlyViewing, Unauthenticated } from '@/lib/platform/errors';
import { hosting } from '@/lib/test-support/hosted';
import { again, world } from '@/lib/test-support/world';
import { startViewing, startViewingAccess } from './start-viewing';
import { checksum } from './test-support/checksum';
import { browserOf } from './test-support/sessions';

const { admin } = await testDatabase();

const reason = 'Ana cannot find a conversation';
const team = () =>
  world({ people: { olga: 'owner', otto: 'owner', mia: 'manager', ana: 'agent', ben: 'agent' } });

/** Expects a refusal of that kind, and the whole database to be unchanged. */
async function refused(attempt: () => Promise<unknown>, by: unknown) {
  const before = await checksum(admin);
  await expect(attempt()).rejects.toEqual(by);
  expect(await checksum(admin)).toEqual(before);
}

describe('who may view as a member', () => {
  test('B6 an owner views as an agent: person, member, role and language are theirs', async () => {
    const { olga, ana } = await team();
    await admin`update users set locale = 'it' where id = ${ana.person.userId}`;
    const browser = await browserOf(olga);
    await startViewing(await browser.own(), { memberId: ana.member.id, reason });
    const viewed = await browser.open();
    expect(viewed.person).toMatchObject({ userId: ana.person.userId, name: 'ana' });
    expect(viewed.member).toMatchObject({ id: ana.member.id, role: 'agent' });
    expect(viewed.viewing).toMatchObject({ name: 'ana', by: { userId: olga.person.userId } });
    expect((await browser.person()).viewing).toMatchObject({ isOver: false, locale: 'it' });
  });

  test('B6 R1 no member views as themself', async () => {
    const { olga } = await team();
    const own = await (await browserOf(olga)).own();
    await refused(() => startViewing(own, { memberId: olga.member.id, reason }), expect.any(Denied));
  });

  test('B6 S1.15 a manager views as agents only: not as a manager’s administrators', async () => {
    const { olga, mia, ana } = await team();
    const browser = await browserOf(mia);
    const own = await browser.own();
    await refused(() => startViewing(own, { memberId: olga.member.id, reason }), expect.any(Denied));
    await startViewing(own, { memberId: ana.member.id, reason });
    expect((await browser.open()).member.id).toBe(ana.member.id);
  });

  test('B6 an agent views as no member', async () => {
    const { ana, ben } = await team();
    const own = await (await browserOf(ana)).own();
    await refused(() => startViewing(own, { memberId: ben.member.id, reason }), expect.any(Denied));
  });

  test('B6 an owner views as another owner, whose access is not changed', async () => {
    const { olga, otto } = await team();
    const browser = await browserOf(olga);
    await startViewing(await browser.own(), { memberId: otto.member.id, reason });
    expect((await browser.open()).member.id).toBe(otto.member.id);
    expect((await again(otto)).member.version).toBe(otto.member.version);
  });

  test('B6 no member views as one without access: suspended or only invited', async () => {
    const { olga, ana } = await team();
    const own = await (await browserOf(olga)).own();
    const { invited } = await inviteMembers(olga, {
      emails: ['zoe@example.com'],
      role: 'agent',
      restrictions: [],
    });
    await suspendMembers(olga, { chosen: [ana.member], reason: null, until: null });
    for (const memberId of [ana.member.id, invited[0]?.memberId ?? ''])
      await refused(() => startViewing(own, { memberId, reason }), new Invalid({ '': 'viewing-not-active' }));
  });

  test('B6 no member views as a person with a role in the organisation', async () => {
    const { olga, otto } = await team();
    await admin`update people set role = 'billing' where user_id = ${otto.person.userId}`;
    const own = await (await browserOf(olga)).own();
    await refused(
      () => startViewing(own, { memberId: otto.member.id, reason }),
      new Invalid({ '': 'viewing-administrator' }),
    );
  });

  test('B6 S3.13 people of a host do not view in an account that is delegated to it', async () => {
    const { host, workspace, standard } = await hosting();
    const above = await loadWorkspaceContext(host.person, workspace.slug);
    const session = await (await browserOf(host)).person();
    const own = { ...above, person: session };
    await refused(
      () => startViewing(own, { memberId: standard.member.id, reason }),
      new Invalid({ '': 'viewing-delegated' }),
    );
    await refused(
      () => startViewingAccess(own, { role: 'read-only', restrictions: [], grants: [] }),
      new Invalid({ '': 'viewing-delegated' }),
    );
  });

  test('B6 TE1 a member of another organisation is missing, as is an invented id', async () => {
    const { olga } = await team();
    const { ana: foreign } = await team();
    const own = await (await browserOf(olga)).own();
    for (const memberId of [foreign.member.id, 'x', ''])
      await refused(() => startViewing(own, { memberId, reason }), expect.any(NotFound));
  });

  test('B6 a person is viewed as only for a reason', async () => {
    const { olga, ana } = await team();
    const own = await (await browserOf(olga)).own();
    await refused(
      () => startViewing(own, { memberId: ana.member.id, reason: '  ' }),
      new Invalid({ reason: 'required' }),
    );
  });

  test('B6 no member views while they view already', async () => {
    const { olga, ana, ben } = await team();
    const browser = await browserOf(olga);
    const own = await browser.own();
    await startViewing(own, { memberId: ana.member.id, reason });
    await refused(() => startViewing(own, { memberId: ben.member.id, reason }), new OnlyViewing(false));
  });

  test('B6 SE1 a session that was signed out starts nothing', async () => {
    const { olga, ana } = await team();
    const browser = await browserOf(olga);
    const own = await browser.own();
    await admin`delete from sessions where user_id = ${olga.person.userId}`;
    await refused(() => startViewing(own, { memberId: ana.member.id, reason }), new Unauthenticated());
  });

  test('B6 of ten starts at once one succeeds', async () => {
    const { olga, ana } = await team();
    const own = await (await browserOf(olga)).own();
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => startViewing(own, { memberId: ana.member.id, reason })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const events = await admin`select 1 from audit_events
      where event = 'viewing.started' and organisation_id = ${olga.organisation.id}`;
    expect(events).toHaveLength(1);
  });

  test('B6 two browsers have two states', async () => {
    const { olga, ana } = await team();
    const [one, other] = [await browserOf(olga), await browserOf(olga)];
    await startViewing(await one.own(), { memberId: ana.member.id, reason });
    expect((await one.open()).member.id).toBe(ana.member.id);
    expect((await other.open()).member.id).toBe(olga.member.id);
  });
});

describe('viewing as an access', () => {
  const agent = { role: 'agent', restrictions: ['visibility-own'], grants: [] };

  test('B6 the access is that role with those restrictions, and no work or team', async () => {
    const { olga } = await team();
    const browser = await browserOf(olga);
    await startViewingAccess(await browser.own(), agent);
    const viewed = await browser.open();
    expect(viewed.member).toMatchObject({ id: olga.member.id, role: 'agent' });
    expect(viewed.access.compiled.assignment).toMatchObject({ restrictions: ['visibility-own'] });
    expect(viewed.access.self).toMatchObject({ seats: [], teams: [] });
    expect(viewed.viewing).toMatchObject({ name: null });
  });

  test('B6 R3 no member views as an access that they may not give', async () => {
    const { mia, ana } = await team();
    const own = await (await browserOf(mia)).own();
    await refused(
      () => startViewingAccess(own, { role: 'owner', restrictions: [], grants: [] }),
      expect.any(Denied),
    );
    const theirs = await (await browserOf(ana)).own();
    await refused(() => startViewingAccess(theirs, agent), expect.any(Denied));
  });

  test('B6 RO6 an access that the model does not know is refused', async () => {
    const { olga } = await team();
    const own = await (await browserOf(olga)).own();
    for (const access of [
      { role: '__proto__', restrictions: [], grants: [] },
      { role: 'agent', restrictions: ['isOwner'], grants: [] },
      { role: 'agent', restrictions: ['visibility-own', 'visibility-team'], grants: [] },
    ])
      await refused(() => startViewingAccess(own, access), expect.any(Error));
  });
});
