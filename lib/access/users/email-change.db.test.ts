import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { deriveToken } from '@/lib/access/credentials/token';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { emailFor } from '@/lib/access/mail/email-for-job';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { changePassword } from '@/lib/access/passwords/change-password';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { work } from '@/lib/modules';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { contactsOf, giveContacts } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { confirmEmailChange, readEmailChange } from './confirm-email-change';
import { cancelEmailChange, pendingEmailChange, requestEmailChange } from './request-email-change';

const { admin } = await testDatabase();
process.env.SMTP_URL = 'smtp://localhost:1';
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';

const fresh = () => `${crypto.randomUUID()}@example.com`;
const ask = (userId: string, email: string) =>
  requestEmailChange({ userId, sessionId: v7() }, { email, password: '' }, 'en');

async function latestToken(userId: string): Promise<string> {
  const [row] =
    await admin`select id, nonce from email_changes where user_id = ${userId} order by id desc limit 1`;
  return deriveToken('email-change', row?.id, row?.nonce);
}

const mailTo = (address: string) => admin`
  select job from outbox where recipient = ${address} and job->>'kind' <> 'invitation' order by id`;

async function emailsOf(userId: string): Promise<string[]> {
  const rows = await admin<{ email: string }[]>`
    select email from users where id = ${userId} union all select email from members where user_id = ${userId}`;
  return rows.map(({ email }) => email);
}

describe('a person’s email', () => {
  test('S1.33 changes in all their memberships once the new address is verified, and each organisation records it', async () => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { stella } = await world({ people: { stella: 'owner' } });
    await join(stella, ana.person, { role: 'manager' });
    const { userId, email: old } = ana.person;
    const email = fresh();
    await ask(userId, email);
    expect(await emailsOf(userId)).toEqual([old, old, old]);
    expect((await mailTo(old))[0]?.job).toMatchObject({ kind: 'email-change-asked' });
    expect(await pendingEmailChange({ userId })).toEqual({ email });

    const token = await latestToken(userId);
    expect(await readEmailChange(token)).toEqual({ email });
    expect(await emailsOf(userId)).toEqual([old, old, old]);
    await confirmEmailChange(token, '192.0.2.1');
    expect(await emailsOf(userId)).toEqual([email, email, email]);
    const recorded = await admin`
      select organisation_id, before, after from audit_events
      where event = 'user.email-changed' and subject_id = ${userId}`;
    expect(recorded).toHaveLength(2);
    expect(recorded[0]).toMatchObject({ before: { email: old }, after: { email } });
    expect((await mailTo(old))[1]?.job).toMatchObject({ kind: 'email-changed' });
    await expect(confirmEmailChange(token, null)).rejects.toThrow(Invalid);
    expect((await again(ana)).member.email).toBe(email);
  });

  test('AU1 IN12 gets the same answer for a taken address, and no mail; its owner and the actor do not change', async () => {
    const { ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    const [free, taken] = [fresh(), ben.person.email.toUpperCase()];
    expect(await ask(ana.person.userId, free)).toEqual(await ask(ana.person.userId, taken));
    const [queued] = await mailTo(taken);
    expect(await emailFor(queued?.job, work)).toBeNull();
    await expect(confirmEmailChange(await latestToken(ana.person.userId), null)).rejects.toMatchObject({
      fields: { '': 'link-dead' },
    });
    expect(await emailsOf(ana.person.userId)).toEqual([ana.person.email, ana.person.email]);
    expect(await emailsOf(ben.person.userId)).toEqual([ben.person.email, ben.person.email]);
  });

  test('AU4 AU5 does not change by a link that is superseded, cancelled, expired, or older than a new password', async () => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { userId, email: old } = ana.person;
    const tokens: string[] = [];
    const askAgain = async () => {
      await ask(userId, fresh());
      tokens.push(await latestToken(userId));
    };
    await askAgain();
    await askAgain();
    await cancelEmailChange({ userId });
    await askAgain();
    await admin`update email_changes set expires_at = now() where user_id = ${userId}`;
    await askAgain();
    await admin`update users set password_hash = ${await hashPassword('an old password')} where id = ${userId}`;
    const { sessionId = '' } =
      (await findSession((await startSession(userId, { ip: null, userAgent: null })).token)) ?? {};
    await changePassword(
      { ...ana.person, sessionId },
      { current: 'an old password', next: 'a wholly new password' },
    );
    for (const token of tokens) {
      expect(await readEmailChange(token)).toBeNull();
      await expect(confirmEmailChange(token, null)).rejects.toThrow(Invalid);
    }
    await expect(
      requestEmailChange(ana.person, { email: fresh(), password: 'a guess' }, 'en'),
    ).rejects.toMatchObject({ fields: { password: 'password-wrong' } });
    expect(await emailsOf(userId)).toEqual([old, old]);
  });

  test('IN1 changes once, completely, by a link used five times simultaneously', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { userId, email: old } = ana.person;
    await ask(userId, fresh());
    const token = await latestToken(userId);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => confirmEmailChange(token, null)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    const invited = fresh();
    await inviteMembers(olga, { emails: [invited], role: 'agent', restrictions: [] });
    const before = await emailsOf(userId);
    await ask(userId, invited);
    await expect(confirmEmailChange(await latestToken(userId), null)).rejects.toMatchObject({
      fields: { '': 'email-invited-here' },
    });
    expect(await emailsOf(userId)).toEqual(before);
    expect(before).not.toContain(old);
  });

  test('S1.33 changes in the source’s way too: add a new user, remove the old one, who hands over their contacts', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await giveContacts(admin, ana, 4);
    const email = fresh();
    const { invited } = await inviteMembers(olga, { emails: [email], role: 'agent', restrictions: [] });
    const token = invited[0]?.link.split('/').at(-1) ?? '';
    const password = 'quiet river under stones';
    const joined = await acceptInvitation(token, {
      as: 'new',
      name: 'Ana',
      password,
      locale: 'en',
      ip: null,
    });
    const successorId = invited[0]?.memberId ?? '';
    await revokeAccess(olga, { memberId: ana.member.id, successorId });
    const anew = await again({
      ...ana,
      person: { ...(await person('nobody')), userId: joined.userId, email },
    });
    expect(await contactsOf(admin, anew)).toBe(4);
    await expect(again(ana)).rejects.toThrow('not found');
  });
});

test('SE3 a person whose account is gone requests no other address, and no mail is sent', async () => {
  const email = fresh();
  await expect(ask(crypto.randomUUID(), email)).rejects.toEqual(new Unauthenticated());
  expect(await mailTo(email)).toHaveLength(0);
});
