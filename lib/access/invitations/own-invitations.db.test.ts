import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { inviteToAccounts } from '@/lib/access/members/invite/invite-to-accounts';
import { renewInvitation } from '@/lib/access/members/invite/renew-invitation';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { latestNotifications } from '@/lib/access/notifications/latest-notifications';
import { work } from '@/lib/modules';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { accountUnder } from '@/lib/test-support/accounts';
import { everything } from '@/lib/test-support/work';
import { again, person, world } from '@/lib/test-support/world';
import { acceptInvitation } from './accept-invitation';
import { declineInvitation } from './decline-invitation';
import { acceptOwnInvitation, listOwnInvitations } from './own-invitations';

const { admin } = await testDatabase();
const dead = new Invalid({ '': 'link-dead' });

async function invite(host: WorkspaceContext, email: string) {
  const { invited } = await inviteMembers(host, { emails: [email], role: 'agent', restrictions: [] });
  const memberId = invited[0]?.memberId ?? '';
  const [row] = await admin`select id from invitations where member_id = ${memberId}`;
  return { id: row?.id as string, memberId, token: invited[0]?.link.split('/').at(-1) ?? '' };
}

const idsOf = async (who: SignedIn) => (await listOwnInvitations(who)).map(({ id }) => id);
const eventsOf = async (memberId: string) =>
  (await admin`select event from audit_events where subject_id = ${memberId} order by seq`).map(
    ({ event }) => event,
  );
const statusOf = async (memberId: string) =>
  (await admin`select status, user_id from members where id = ${memberId}`)[0];

/** Both answers are refused with this error, and nothing changes. */
async function expectRefused(host: WorkspaceContext, who: SignedIn, id: string, error: Error) {
  const before = await everything(admin, host);
  await expect(acceptOwnInvitation(who, id)).rejects.toEqual(error);
  await expect(declineInvitation(who, id)).rejects.toEqual(error);
  expect(await everything(admin, host)).toEqual(before);
}

describe('the invitations to a person’s own address', () => {
  test('S1.9 are listed in the console, with their workspace, inviter and role, newest first', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { rita } = await world({ people: { rita: 'owner' }, workspace: 'Second desk' });
    const ben = await person('ben');
    const first = await invite(olga, ben.email);
    const second = await invite(rita, ben.email.toUpperCase());
    expect(await listOwnInvitations(ben)).toMatchObject([
      {
        id: second.id,
        workspace: { name: 'Second desk' },
        inviterName: 'rita',
        assignment: { role: 'agent' },
      },
      { id: first.id, workspace: { name: 'Workspace of olga' }, inviterName: 'olga' },
    ]);
  });

  test('IN3 are hidden while the address is not verified, and for another address', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [ben, eve] = [await person('ben'), await person('eve')];
    await invite(olga, ben.email);
    await admin`update users set email_verified_at = null where id = ${ben.userId}`;
    expect(await idsOf(ben)).toEqual([]);
    expect(await idsOf(eve)).toEqual([]);
  });

  test('IN12 an address with a plus-part is another address', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    await invite(olga, ben.email.replace('@', '+work@'));
    expect(await idsOf(ben)).toEqual([]);
  });

  test('IN5 IN15 are gone once used, revoked, expired, or without the inviter’s membership or the workspace', async () => {
    const { olga, rita } = await world({ people: { olga: 'owner', rita: 'owner' } });
    const [ben, cy, dee, eli] = [
      await person('ben'),
      await person('cy'),
      await person('dee'),
      await person('eli'),
    ];
    const used = await invite(olga, ben.email);
    await acceptInvitation(used.token, { as: 'existing', person: ben });
    const revoked = await invite(olga, cy.email);
    await revokeInvitation(olga, { memberId: revoked.memberId });
    const expired = await invite(olga, dee.email);
    await admin`update invitations set expires_at = now() where id = ${expired.id}`;
    await invite(rita, eli.email);
    expect(await idsOf(eli)).toHaveLength(1);
    await revokeAccess(olga, { memberId: rita.member.id });
    for (const who of [ben, cy, dee, eli]) expect(await idsOf(who), who.name).toEqual([]);
    const other = await world({ people: { oda: 'owner' } });
    await invite(other.oda, eli.email);
    await admin`update workspaces set closed_at = now() where id = ${other.oda.workspace.id}`;
    expect(await idsOf(eli)).toEqual([]);
  });

  test('S3.9 a renewed link replaces the earlier one', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    const first = await invite(olga, ben.email);
    await renewInvitation(olga, { memberId: first.memberId });
    const [renewed] = await idsOf(ben);
    expect(await idsOf(ben)).toHaveLength(1);
    expect(renewed).not.toBe(first.id);
    await expectRefused(olga, ben, first.id, new NotFound());
  });
});

describe('accepting one in the console', () => {
  test('IN1 IN5 20 acceptances and refusals at once: one of them counts, with one audit event', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    const { id, memberId } = await invite(olga, ben.email);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? acceptOwnInvitation(ben, id) : declineInvitation(ben, id),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await eventsOf(memberId)).toHaveLength(2);
  });

  test('S1.9 S1.10 joins the workspace as the link does', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    const { id, memberId } = await invite(olga, ben.email);
    expect(await acceptOwnInvitation(ben, id)).toMatchObject({ workspace: { slug: olga.workspace.slug } });
    expect(await statusOf(memberId)).toEqual({ status: 'active', user_id: ben.userId });
    expect(await eventsOf(memberId)).toEqual(['member.invited', 'member.joined']);
    await expectRefused(olga, ben, id, new NotFound());
  });

  test('S0.1 joins every account of the invitation', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const ben = await person('ben');
    await inviteToAccounts(pia, {
      email: ben.email,
      memberships: [
        { accountId: pia.workspace.id, role: 'basic' },
        { accountId: north.id, role: 'advanced' },
      ],
    });
    const [found, another] = await listOwnInvitations(ben);
    expect(another).toBeUndefined();
    expect(found?.accounts.map(({ role }) => role).sort()).toEqual(['advanced', 'basic']);
    await acceptOwnInvitation(ben, found?.id ?? '');
    const joined = await admin`select 1 from members where user_id = ${ben.userId} and status = 'active'`;
    expect(joined).toHaveLength(2);
  });
});

describe('declining one in the console', () => {
  test('S1.9 ends the invitation and its link, notifies the inviter, and is recorded by address alone', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = { ...(await person('ben')), ip: '192.0.2.7' };
    const { id, memberId, token } = await invite(olga, ben.email);
    await declineInvitation(ben, id);
    expect(await statusOf(memberId)).toEqual({ status: 'left', user_id: null });
    expect(await eventsOf(memberId)).toEqual(['member.invited', 'member.invitation-declined']);
    const [event] = await admin`select actor_name, ip from audit_events
      where subject_id = ${memberId} order by seq desc limit 1`;
    expect(event).toEqual({ actor_name: ben.email, ip: null });
    await expect(acceptInvitation(token, { as: 'existing', person: ben })).rejects.toEqual(dead);
    const { rows } = (await latestNotifications(await again(olga), work)) ?? { rows: [] };
    expect(rows).toMatchObject([{ event: 'invitation-declined', actor: ben.email }]);
  });

  test('R9 leaves the person free to be invited again', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    await declineInvitation(ben, (await invite(olga, ben.email)).id);
    const { id } = await invite(olga, ben.email);
    expect(await idsOf(ben)).toEqual([id]);
  });
});

describe('answers are refused on the server, and nothing changes', () => {
  test('IN3 TE1 for an invitation to another person, an unverified or disabled one, and an invented id', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [ben, eve] = [await person('ben'), await person('eve')];
    const { id } = await invite(olga, ben.email);
    await expectRefused(olga, eve, id, new NotFound());
    await expectRefused(olga, olga.person, id, new NotFound());
    await expectRefused(olga, ben, '0190a000-0000-7000-8000-000000000000', new NotFound());
    for (const invalid of ['', 'x', undefined, null, []]) {
      await expectRefused(olga, ben, invalid as string, new NotFound());
    }
    await admin`update users set email_verified_at = null where id = ${ben.userId}`;
    await expectRefused(olga, ben, id, new NotFound());
    await admin`update users set email_verified_at = now(), disabled_at = now() where id = ${ben.userId}`;
    await expectRefused(olga, ben, id, new NotFound());
  });

  test('IN5 R3 for an expired invitation, and one whose inviter lost their access', async () => {
    const { olga, rita } = await world({ people: { olga: 'owner', rita: 'owner' } });
    const [ben, cy] = [await person('ben'), await person('cy')];
    const expired = await invite(olga, ben.email);
    await admin`update invitations set expires_at = now() where id = ${expired.id}`;
    await expectRefused(olga, ben, expired.id, dead);
    const orphan = await invite(rita, cy.email);
    await revokeAccess(olga, { memberId: rita.member.id });
    await expectRefused(olga, cy, orphan.id, dead);
  });
});
