import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { findInvitation } from '@/lib/access/invitations/find-by-token';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { again, person, world } from '@/lib/test-support/world';
import { countMembers } from '../list/count-members';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { copyInvitationLink } from './invitation-link';
import { inviteMembers } from './invite-members';
import { renewInvitation } from './renew-invitation';
import { revokeInvitation } from './revoke-invitation';
import { agent, fresh, inviteOne, rowOf, tokenOf } from './test-support/invite-one';

const { admin } = await testDatabase();

const refusedOn = (fields: Record<string, string>) => new Invalid(fields);

const refused = refusals(admin);

describe('inviting', () => {
  test('S1.2 S1.8 S1.9 an invited person is listed as pending, a mail is queued, and the link works', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
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

  test('S1.10 acceptance gives a membership in the organisation, and not before', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
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
    const { olga } = await world({ people: { olga: 'owner' } });
    const zoe = await person('zoe');
    await inviteMembers(olga, { emails: [zoe.email], role: 'owner', restrictions: [] });
    await expect(again({ ...olga, person: zoe })).rejects.toThrow(NotFound);
  });

  test('IN10 the database holds nothing that opens the link', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { link, memberId } = await inviteOne(olga);
    const rows = await admin`select i::text as row from invitations i where member_id = ${memberId}
      union all select o::text from outbox o union all select a::text from audit_events a`;
    expect(rows.some(({ row }) => String(row).includes(tokenOf(link)))).toBe(false);
  });

  test('FA8 the invitation is valid for seven days by the database’s clock', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { memberId } = await inviteOne(olga);
    const [row] = await admin`select expires_at - created_at = interval '7 days' as week from invitations
      where member_id = ${memberId}`;
    expect(row?.week).toBe(true);
  });

  test('R8 settings and work of the workspace do not change', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
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
    const { olga } = await world({ people: { olga: 'owner' } });
    for (const role of ['owner', 'manager', 'agent']) await inviteOne(olga, { role, restrictions: [] });
    expect((await countMembers(olga, memberSearch.parse({}))).pending).toBe(3);
  });

  test('S1.15 RO1 a manager invites agents, and no higher role', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    await inviteOne(mia);
    for (const role of ['owner', 'manager']) {
      const invite = () => inviteMembers(mia, { emails: [fresh()], role, restrictions: [] });
      await refused(olga, invite, expect.any(Denied));
    }
  });

  test('RO3 a manager demoted since the page was opened cannot invite, and nor can an agent', async () => {
    const { olga, mia, ana } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
    await admin`update members set role = 'agent' where id = ${mia.member.id}`;
    for (const ctx of [mia, ana]) {
      const invite = () => inviteMembers(ctx, { emails: [fresh()], ...agent });
      await refused(olga, invite, expect.any(Denied));
    }
  });

  test('R3 a manager gets no link to an invitation above their own, and cannot renew or revoke it', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const { memberId } = await inviteOne(olga, { role: 'manager', restrictions: [] });
    for (const verb of [copyInvitationLink, renewInvitation, revokeInvitation]) {
      await refused(olga, () => verb(mia, { memberId }), expect.any(Denied));
    }
  });

  test('S1.27 the mask is offered on Advanced and Enterprise only', async () => {
    const masked = { role: 'agent', restrictions: ['mask'] };
    const { olga } = await world({ people: { olga: 'owner' }, plan: 'growth' });
    const invite = () => inviteMembers(olga, { emails: [fresh()], ...masked });
    await refused(olga, invite, refusedOn({ restrictions: 'restriction-not-on-plan' }));
    const { paul } = await world({ people: { paul: 'owner' }, plan: 'advanced' });
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
    const { olga } = await world({ people: { olga: 'owner' } });
    await refused(olga, () => inviteMembers(olga, { emails: [fresh()], ...access }), refusedOn(fields));
  });
});
