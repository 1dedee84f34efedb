import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { renewInvitation } from '@/lib/access/members/invite/renew-invitation';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { Invalid } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { everything } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { type Accepting, acceptInvitation } from './accept-invitation';
import { findInvitation } from './find-by-token';
import { invite } from './test-support/invite';

const { admin } = await testDatabase();
const dead = new Invalid({ '': 'link-dead' });
const asNew: Accepting = {
  as: 'new',
  name: 'Lorenzo De Santis',
  password: 'quiet river under stones',
  locale: 'it',
  ip: '192.0.2.7',
};
const memberOf = async (id: string) => (await admin`select * from members where id = ${id}`)[0];
const eventsOf = async (id: string) =>
  (await admin`select event from audit_events where subject_id = ${id} order by seq`).map(
    ({ event }) => event,
  );

describe('accepting an invitation', () => {
  test('S1.9 S1.10 a new person gets an account, and a membership in the workspace and the organisation', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token, memberId, email } = await invite(olga, { restrictions: ['visibility-team'] });
    const { userId } = await acceptInvitation(token, asNew);
    expect(await memberOf(memberId)).toMatchObject({
      user_id: userId,
      status: 'active',
      name: 'Lorenzo De Santis',
      role: 'agent',
      restrictions: ['visibility-team'],
    });
    const [user] = await admin`select * from users where id = ${userId}`;
    expect(user).toMatchObject({ email, locale: 'it' });
    expect(user?.email_verified_at).not.toBeNull();
    expect(await admin`select role, name from people where user_id = ${userId}`).toMatchObject([
      { role: 'member', name: 'Lorenzo De Santis' },
    ]);
    expect(
      await admin`select 1 from seats where owner_id = ${memberId} and holder_id = ${memberId}`,
    ).toHaveLength(1);
    expect(await eventsOf(memberId)).toEqual(['member.invited', 'member.joined']);
  });

  test.each([
    ['that many people have', 'qwertyqwerty', 'password-frequent'],
    ['that is their name', 'LorenzoDeSantis1', 'password-own-words'],
  ])('AU15 with a password %s is refused, and nothing changes', async (_, password, reason) => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token, email } = await invite(olga);
    const before = await everything(admin, olga);
    const attempt = acceptInvitation(token, { ...asNew, password });
    await expect(attempt).rejects.toEqual(new Invalid({ password: reason }));
    expect(await everything(admin, olga)).toEqual(before);
    expect(await admin`select 1 from users where email = ${email}`).toEqual([]);
    expect(await findInvitation(token)).toMatchObject({ state: 'open' });
  });

  test('IN1 20 simultaneous acceptances: one membership, one account, one audit event', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token, memberId, email } = await invite(olga);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acceptInvitation(token, asNew)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await admin`select 1 from users where email = ${email}`).toHaveLength(1);
    expect(await eventsOf(memberId)).toEqual(['member.invited', 'member.joined']);
  });

  test('S1.34 a person known in the organisation keeps the name they have there', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`update people set name = 'Ana Ruiz' where user_id = ${ana.person.userId}`;
    await revokeAccess(olga, { memberId: ana.member.id });
    const { token, memberId } = await invite(olga, { email: ana.person.email });
    await acceptInvitation(token, { as: 'existing', person: ana.person });
    expect(await memberOf(memberId)).toMatchObject({ name: 'Ana Ruiz', status: 'active' });
  });

  test('IN12 a member of another workspace, written in another case, joins without a second account', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    const { token } = await invite(olga, { email: ben.email.toUpperCase() });
    const { userId } = await acceptInvitation(token, { as: 'existing', person: ben });
    expect(userId).toBe(ben.userId);
    expect(await admin`select 1 from users where lower(email) = ${ben.email}`).toHaveLength(1);
  });
});

describe('an invitation is refused', () => {
  async function expectRefused(host: WorkspaceContext, token: string, accepting: Accepting, error: Invalid) {
    const before = await everything(admin, host);
    await expect(acceptInvitation(token, accepting)).rejects.toEqual(error);
    expect(await everything(admin, host)).toEqual(before);
  }

  test('IN5 when it is used, revoked, replaced, expired or invented, all alike', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const used = await invite(olga);
    await acceptInvitation(used.token, asNew);
    const revoked = await invite(olga);
    await revokeInvitation(olga, { memberId: revoked.memberId });
    const replaced = await invite(olga);
    await renewInvitation(olga, { memberId: replaced.memberId });
    const expired = await invite(olga);
    await admin`update invitations set expires_at = now() where member_id = ${expired.memberId}`;
    for (const { token } of [used, revoked, replaced, expired, { token: 'invented' }]) {
      await expectRefused(olga, token, asNew, dead);
    }
    expect(await findInvitation(revoked.token)).toEqual({ state: 'dead' });
    expect(await findInvitation('invented')).toEqual({ state: 'dead' });
    expect(await findInvitation(expired.token)).toMatchObject({ state: 'expired', inviterName: 'olga' });
  });

  test('IN5 when the workspace is closed', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token } = await invite(olga);
    await admin`update workspaces set closed_at = now() where id = ${olga.workspace.id}`;
    await expectRefused(olga, token, asNew, dead);
  });

  test('R3 RO3 when the inviter may no longer give that access', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const { token } = await invite(mia);
    await changeAccess(olga, {
      memberId: mia.member.id,
      version: mia.member.version,
      role: 'manager',
      restrictions: ['workspace-settings'],
    });
    await expectRefused(olga, token, asNew, dead);
  });

  test('R4 when the inviter’s own access was revoked or suspended', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const { token } = await invite(mia);
    await admin`update members set status = 'suspended' where id = ${mia.member.id}`;
    await expectRefused(olga, token, asNew, dead);
    await admin`update members set status = 'active' where id = ${mia.member.id}`;
    await revokeAccess(olga, { memberId: (await again(mia)).member.id });
    await expectRefused(olga, token, asNew, dead);
  });

  test('SE3 IN5 when the inviter’s account is disabled', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const { token } = await invite(mia);
    await admin`update users set disabled_at = now() where id = ${mia.person.userId}`;
    await expectRefused(olga, token, asNew, dead);
    expect(await findInvitation(token)).toEqual({ state: 'dead' });
  });

  test('SE3 for a person whose own account is disabled', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ben = await person('ben');
    const { token } = await invite(olga, { email: ben.email });
    await admin`update users set disabled_at = now() where id = ${ben.userId}`;
    await expectRefused(olga, token, { as: 'existing', person: ben }, new Invalid({ '': 'other-account' }));
  });

  test('IN15 when the inviter’s membership ended, even once that person is invited again', async () => {
    const { olga, rita } = await world({ people: { olga: 'owner', rita: 'owner' } });
    const { token } = await invite(rita);
    await revokeAccess(olga, { memberId: rita.member.id });
    const back = await invite(olga, { email: rita.person.email, role: 'owner' });
    await acceptInvitation(back.token, { as: 'existing', person: rita.person });
    expect((await again(rita)).member.id).not.toBe(rita.member.id);
    await expectRefused(olga, token, asNew, dead);
    expect(await findInvitation(token)).toEqual({ state: 'dead' });
  });

  test('IN15 S0.9 when it was sent from a membership above that ended, even once another one began', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const north = await accountUnder(pia, 'North');
    const sam = await colleague(pia, pia.workspace, 'sam', 'parent-admin');
    const { token } = await invite(await inAccount(sam.person, north), { role: 'basic' });
    await revokeAccess(pia, { memberId: sam.member.id });
    const back = await invite(await again(pia), { email: sam.person.email, role: 'parent-admin' });
    await acceptInvitation(back.token, { as: 'existing', person: sam.person });
    await expectRefused(await inAccount(pia.person, north), token, asNew, dead);
  });

  test('IN3 for another account, and for the right address while it is not verified', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [ana, ben] = [await person('ana'), await person('ben')];
    const { token } = await invite(olga, { email: ana.email });
    const other = new Invalid({ '': 'other-account' });
    await expectRefused(olga, token, { as: 'existing', person: ben }, other);
    await admin`update users set email_verified_at = null where id = ${ana.userId}`;
    await expectRefused(olga, token, { as: 'existing', person: ana }, other);
  });

  test('IN12 for a plus-address of the invited person', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ana = await person('ana');
    const { token } = await invite(olga, { email: ana.email.replace('@', '+work@') });
    await expectRefused(olga, token, { as: 'existing', person: ana }, new Invalid({ '': 'other-account' }));
  });

  test('IN12 for a new person, when the address has an account, which must sign in', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ana = await person('ana');
    const { token } = await invite(olga, { email: ana.email });
    await expectRefused(olga, token, asNew, new Invalid({ '': 'sign-in-to-accept' }));
  });

  test('when the person already has a membership under another address', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const ana = await person('ana');
    const { token } = await invite(olga, { email: ana.email });
    await admin`update users set email = ${`old-${ana.email}`} where id = ${ana.userId}`;
    await join(olga, { ...ana, email: `old-${ana.email}` }, { role: 'agent' });
    await admin`update users set email = ${ana.email} where id = ${ana.userId}`;
    await expectRefused(olga, token, { as: 'existing', person: ana }, new Invalid({ '': 'already-member' }));
  });
});

test('IN15 an invitation works again with its inviter’s membership, when the revocation is undone', async () => {
  const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
  const { token, memberId } = await invite(mia);
  const { revocationId } = await revokeAccess(olga, { memberId: mia.member.id });
  expect(await findInvitation(token)).toEqual({ state: 'dead' });
  await undoRevocation(olga, { revocationId });
  await acceptInvitation(token, asNew);
  expect(await memberOf(memberId)).toMatchObject({ status: 'active' });
});
