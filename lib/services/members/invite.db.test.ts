import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { acceptInvitation } from '@/lib/services/invitations/accept';
import { findInvitation } from '@/lib/services/invitations/find-by-token';
import { again, join, organisationWith, person } from '@/lib/services/test-support/people';
import { everything } from '@/lib/services/test-support/work';
import { copyInvitationLink } from './invitation-link';
import { inviteMembers } from './invite';
import { listMembers } from './list';
import { renewInvitation } from './renew-invitation';
import { revokeAccess } from './revoke';
import { revokeInvitation } from './revoke-invitation';
import { memberSearch } from './search';

const { admin } = await testDatabase();

const agent = { role: 'agent', restrictions: [] };
const fresh = () => `zoe-${crypto.randomUUID()}@example.com`;
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const rowOf = async (ctx: WorkspaceContext, email: string) =>
  (await listMembers(ctx, memberSearch.parse({ q: email }))).rows[0];
const refusedOn = (fields: Record<string, string>) => new Invalid(fields);

async function inviteOne(ctx: WorkspaceContext, access: { role: string; restrictions: string[] } = agent) {
  const { invited } = await inviteMembers(ctx, { emails: [fresh()], ...access });
  if (!invited[0]) throw new Error('nobody was invited');
  return invited[0];
}

/** Refused, and the database is as it was. */
async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await everything(admin, ctx);
  await expect(attempt()).rejects.toEqual(by);
  expect(await everything(admin, ctx)).toEqual(before);
}

describe('inviting', () => {
  test('S1.2 S1.8 S1.9 an invited person is listed as pending, a mail is queued, and the link works', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { email, link, memberId } = await inviteOne(olga, { role: 'agent', restrictions: ['shortcuts'] });
    expect(await rowOf(olga, email)).toMatchObject({
      id: memberId,
      name: email,
      status: 'invited',
      restrictions: ['shortcuts'],
      invitation: { isExpired: false, delivery: 'not-sent' },
    });
    const [mail] = await admin`select recipient, job from outbox where recipient = ${email}`;
    expect(mail).toMatchObject({ job: { kind: 'invitation', workspaceId: olga.workspace.id } });
    expect(await findInvitation(tokenOf(link))).toMatchObject({ state: 'open', invitation: { email } });
    const { rows } = await listMembers(olga, memberSearch.parse({ status: 'invited' }));
    expect(rows.map((row) => row.email)).toEqual([email]);
  });

  test('S1.10 who accepts has a place in the organisation, and not before', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { email, link } = await inviteOne(olga);
    const placesOf = () =>
      admin`select 1 from people p join users u on u.id = p.user_id
        where p.organisation_id = ${olga.organisation.id} and u.email = ${email}`;
    expect(await placesOf()).toHaveLength(0);
    const password = 'a long enough password';
    await acceptInvitation(tokenOf(link), { as: 'new', name: 'Zoe', password, locale: 'en', ip: null });
    expect(await placesOf()).toHaveLength(1);
    expect(await rowOf(olga, email)).toMatchObject({ name: 'Zoe', status: 'active', invitation: null });
  });

  test('RO11 an invited member has no rights', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const zoe = await person('zoe');
    await inviteMembers(olga, { emails: [zoe.email], role: 'owner', restrictions: [] });
    await expect(again({ ...olga, person: zoe })).rejects.toThrow(NotFound);
  });

  test('IN10 the database holds nothing that opens the link', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { link, memberId } = await inviteOne(olga);
    const rows = await admin`select i::text as row from invitations i where member_id = ${memberId}
      union all select o::text from outbox o union all select a::text from audit_events a`;
    expect(rows.some(({ row }) => String(row).includes(tokenOf(link)))).toBe(false);
  });

  test('FA8 the invitation is good for seven days by the database’s clock', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { memberId } = await inviteOne(olga);
    const [row] = await admin`select expires_at - created_at = interval '7 days' as week from invitations
      where member_id = ${memberId}`;
    expect(row?.week).toBe(true);
  });

  test('R8 settings and work of the workspace stay as they are', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const state = () =>
      admin`select w::text, o::text, (select count(*) from contacts) as contacts,
        (select count(*) from teams) as teams from workspaces w join organisations o on o.id = w.organisation_id
        where w.id = ${olga.workspace.id}`;
    const before = await state();
    const { memberId } = await inviteOne(olga);
    await revokeInvitation(olga, { memberId });
    expect(await state()).toEqual(before);
  });
});

describe('who may invite whom', () => {
  test('S1.14 an owner invites owners, managers and agents', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    for (const role of ['owner', 'manager', 'agent']) await inviteOne(olga, { role, restrictions: [] });
    expect((await listMembers(olga, memberSearch.parse({}))).counts.pending).toBe(3);
  });

  test('S1.15 RO1 a manager invites agents, and nobody above', async () => {
    const { olga, mia } = await organisationWith({ owner: 'olga', managers: ['mia'] });
    await inviteOne(mia);
    for (const role of ['owner', 'manager']) {
      const invite = () => inviteMembers(mia, { emails: [fresh()], role, restrictions: [] });
      await refused(olga, invite, expect.any(Denied));
    }
  });

  test('RO3 a manager who was demoted meanwhile invites nobody, and nor does an agent', async () => {
    const { olga, mia, ana } = await organisationWith({ owner: 'olga', managers: ['mia'], agents: ['ana'] });
    await admin`update members set role = 'agent' where id = ${mia.member.id}`;
    for (const ctx of [mia, ana]) {
      const invite = () => inviteMembers(ctx, { emails: [fresh()], ...agent });
      await refused(olga, invite, expect.any(Denied));
    }
  });

  test('R3 a manager gets no link to an invitation above their own, and cannot renew or revoke it', async () => {
    const { olga, mia } = await organisationWith({ owner: 'olga', managers: ['mia'] });
    const { memberId } = await inviteOne(olga, { role: 'manager', restrictions: [] });
    for (const verb of [copyInvitationLink, renewInvitation, revokeInvitation]) {
      await refused(olga, () => verb(mia, { memberId }), expect.any(Denied));
    }
  });

  test('S1.27 the mask is offered on Advanced and Enterprise only', async () => {
    const masked = { role: 'agent', restrictions: ['mask'] };
    const { olga } = await organisationWith({ owner: 'olga', plan: 'growth' });
    const invite = () => inviteMembers(olga, { emails: [fresh()], ...masked });
    await refused(olga, invite, refusedOn({ restrictions: 'restriction-not-on-plan' }));
    const { paul } = await organisationWith({ owner: 'paul', plan: 'advanced' });
    await expect(inviteOne(paul, masked)).resolves.toBeDefined();
  });

  test.each([
    ['an unknown level', { role: 'king', restrictions: [] }, { role: 'unknown-role' }],
    ['a level of the prototype', { role: '__proto__', restrictions: [] }, { role: 'unknown-role' }],
    [
      'an unknown restriction',
      { role: 'agent', restrictions: ['sleep'] },
      { restrictions: 'unknown-restriction' },
    ],
    [
      'a restriction of managers',
      { role: 'agent', restrictions: ['data-export'] },
      { restrictions: 'restriction-of-other-role' },
    ],
    [
      'S1.23 two that exclude each other',
      { role: 'agent', restrictions: ['visibility-own', 'visibility-team'] },
      { restrictions: 'exclusive-restrictions' },
    ],
  ])('RO6 %s is refused on its field', async (_, access, fields) => {
    const { olga } = await organisationWith({ owner: 'olga' });
    await refused(olga, () => inviteMembers(olga, { emails: [fresh()], ...access }), refusedOn(fields));
  });
});

describe('addresses', () => {
  test.each([
    'ana',
    '"a b"@example.com',
    'a@b\r\nBcc: c@d.com',
    'Ana <ana@example.com>',
    'a@x.com,b@x.com',
    '',
  ])('AU6 %j is refused, and no mail goes out', async (email) => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const reason = email === '' ? 'required' : 'email';
    await refused(
      olga,
      () => inviteMembers(olga, { emails: [email], ...agent }),
      refusedOn({ emails: reason }),
    );
  });

  test('IN12 in other case, with a plus-part or spaces, a member stays one member', async () => {
    const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    const plus = ana.person.email.replace('@', '+news@');
    for (const email of [ana.person.email, ana.person.email.toUpperCase(), plus, ` ${ana.person.email} `]) {
      const invite = () => inviteMembers(olga, { emails: [email], ...agent });
      await refused(olga, invite, refusedOn({ emails: 'already-member' }));
    }
  });

  test('IN12 someone known in another workspace is answered like anyone', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { pia } = await organisationWith({ owner: 'paul', agents: ['pia'] });
    const { invited } = await inviteMembers(olga, { emails: [pia.person.email, fresh()], ...agent });
    expect(invited.map((one) => Object.keys(one))).toEqual([
      Object.keys(invited[0] ?? {}),
      Object.keys(invited[0] ?? {}),
    ]);
  });

  test('the own address, and one invited already, are refused on the field', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { email } = await inviteOne(olga);
    const invite = (address: string) => () => inviteMembers(olga, { emails: [address], ...agent });
    await refused(olga, invite(olga.person.email), refusedOn({ emails: 'own-address' }));
    await refused(olga, invite(email.toUpperCase()), refusedOn({ emails: 'already-invited' }));
  });

  test('B12 of many addresses the good ones are invited, and each other one is named with its reason', async () => {
    const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    const good = fresh();
    const emails = [good, good.toUpperCase(), 'nonsense', ana.person.email, olga.person.email];
    const { invited, skipped } = await inviteMembers(olga, { emails, ...agent });
    expect(invited.map(({ email }) => email)).toEqual([good]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'duplicate-address',
      'email',
      'already-member',
      'own-address',
    ]);
  });

  test('more than fifty at once are refused', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const emails = Array.from({ length: 51 }, fresh);
    await refused(
      olga,
      () => inviteMembers(olga, { emails, ...agent }),
      refusedOn({ emails: 'too-many-addresses' }),
    );
  });

  test('IN1 20 addresses invited ten times at once: one pending invitation each', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const emails = Array.from({ length: 20 }, fresh);
    await Promise.all(Array.from({ length: 10 }, () => inviteMembers(olga, { emails, ...agent })));
    const [row] = await admin`select
      (select count(*)::int from members where workspace_id = ${olga.workspace.id} and status = 'invited') as members,
      (select count(*)::int from invitations where workspace_id = ${olga.workspace.id}) as invitations,
      (select count(*)::int from audit_events where workspace_id = ${olga.workspace.id}
        and event = 'member.invited') as events`;
    expect(row).toEqual({ members: 20, invitations: 20, events: 20 });
  });
});

describe('an open invitation', () => {
  test('S3.7 its link can be copied again, and stays the same', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { memberId, link } = await inviteOne(olga);
    expect(await copyInvitationLink(olga, { memberId })).toEqual({ link });
  });

  test('S3.9 IN5 renewed, the earlier link is dead', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { memberId, link, email } = await inviteOne(olga);
    const renewed = await renewInvitation(olga, { memberId });
    expect((await findInvitation(tokenOf(link))).state).toBe('dead');
    expect((await findInvitation(tokenOf(renewed.link))).state).toBe('open');
    expect(await admin`select 1 from outbox where recipient = ${email}`).toHaveLength(2);
  });

  test('expired, it is listed as such, gives no link, and can be renewed', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { memberId, email } = await inviteOne(olga);
    await admin`update invitations set expires_at = now() where member_id = ${memberId}`;
    expect(await rowOf(olga, email)).toMatchObject({ invitation: { isExpired: true } });
    const { rows } = await listMembers(olga, memberSearch.parse({ status: 'expired' }));
    expect(rows.map(({ id }) => id)).toEqual([memberId]);
    const copy = () => copyInvitationLink(olga, { memberId });
    await expect(copy()).rejects.toEqual(refusedOn({ '': 'invitation-expired' }));
    await renewInvitation(olga, { memberId });
    await expect(copy()).resolves.toBeDefined();
  });

  test('IN5 revoked, its link is dead, the person is listed no more, and can be invited again', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { memberId, link, email } = await inviteOne(olga);
    await revokeInvitation(olga, { memberId });
    expect((await findInvitation(tokenOf(link))).state).toBe('dead');
    expect(await rowOf(olga, email)).toBeUndefined();
    await inviteMembers(olga, { emails: [email], ...agent });
    expect(await rowOf(olga, email)).toMatchObject({ status: 'invited' });
  });

  test('IN5 an invitation falls with the standing of who sent it', async () => {
    const { olga, mia } = await organisationWith({ owner: 'olga', managers: ['mia'] });
    const { link } = await inviteOne(mia);
    await revokeAccess(olga, { memberId: mia.member.id });
    expect((await findInvitation(tokenOf(link))).state).toBe('dead');
  });

  test('an invitation is not a place: it is revoked as an invitation, a member is not', async () => {
    const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    const { memberId } = await inviteOne(olga);
    await refused(olga, () => revokeAccess(olga, { memberId }), refusedOn({ '': 'still-invited' }));
    const verbs = [revokeInvitation, renewInvitation, copyInvitationLink];
    for (const verb of verbs) {
      await refused(olga, () => verb(olga, { memberId: ana.member.id }), refusedOn({ '': 'already-joined' }));
    }
  });

  test('TE1 invitations of another tenant are as if absent', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { paul } = await organisationWith({ owner: 'paul' });
    await join(paul, olga.person, { role: 'agent' });
    const { memberId } = await inviteOne(paul);
    for (const verb of [revokeInvitation, renewInvitation, copyInvitationLink]) {
      await refused(paul, () => verb(olga, { memberId }), new NotFound());
    }
  });
});
