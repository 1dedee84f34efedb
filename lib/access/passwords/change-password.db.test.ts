import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { renewFactor } from '@/lib/access/second-factor/give-factor';
import { giveApp, nextCode } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { personWithPassword } from '@/lib/access/sign-in/sign-in';
import { FactorNeeded, Invalid } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { handlersOf } from '@/lib/test-support/handlers-of';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { join, world } from '@/lib/test-support/world';
import { changePassword } from './change-password';

const { admin } = await testDatabase();
const post = await openMailInbox(admin);
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';
afterAll(post.close);
beforeEach(post.empty);
beforeEach(() => admin`delete from attempts`);

const right = 'quiet river under stones';
const next = 'another long password';
const device = { ip: '192.0.2.7', userAgent: 'a browser' };

/** A member with a password and an open session. */
async function signedIn() {
  const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await admin`update users set password_hash = ${await hashPassword(right)} where id = ${ana.person.userId}`;
  const { token } = await startSession(ana.person.userId, device);
  const { sessionId = '' } = (await findSession(token)) ?? {};
  return { ana, who: { ...ana.person, sessionId, token, ip: device.ip } };
}

const events = (userId: string) =>
  admin`select * from audit_events where event = 'user.password-changed' and subject_id = ${userId}`;

describe('changing the own password', () => {
  test('B17 is refused without a fresh factor to a person who has one, and nothing changes', async () => {
    const { who } = await signedIn();
    await giveApp(who);
    const stored = () => admin`select password_hash from users where id = ${who.userId}`;
    const before = await stored();
    await expect(changePassword(who, { current: right, next })).rejects.toEqual(new FactorNeeded());
    expect(await stored()).toEqual(before);
    expect(await events(who.userId)).toEqual([]);
    expect(
      await admin`select * from outbox where recipient = ${who.email} and job->>'kind' = 'password-changed'`,
    ).toEqual([]);
  });

  test('B17 succeeds with a fresh one', async () => {
    const { who } = await signedIn();
    await giveApp(who);
    await renewFactor(who, await nextCode(who));
    await changePassword(who, { current: right, next });
    expect(await personWithPassword(who.email, next, null)).not.toBeNull();
  });

  test('SE4 gives the session a new token, and the earlier one opens nothing any more', async () => {
    const { who } = await signedIn();
    const session = () =>
      admin`select id, expires_at, created_at from sessions where user_id = ${who.userId}`;
    const before = await session();
    const { token } = await changePassword(who, { current: right, next });
    expect(await findSession(who.token)).toBeNull();
    expect(await findSession(token)).toMatchObject({ userId: who.userId, sessionId: who.sessionId });
    expect(await session()).toEqual(before);
  });

  test('SE4 keeps the token where the password is refused', async () => {
    const { who } = await signedIn();
    await expect(changePassword(who, { current: 'a guess', next })).rejects.toThrow(Invalid);
    expect(await findSession(who.token)).not.toBeNull();
  });

  test.each([
    ['that many people have', () => 'qwertyqwerty', 'password-frequent'],
    ['that is their address', (email: string) => email, 'password-own-words'],
  ])('AU15 to one %s is refused, and nothing changes', async (_, choose, reason) => {
    const { who } = await signedIn();
    const attempt = changePassword(who, { current: right, next: choose(who.email) });
    await expect(attempt).rejects.toEqual(new Invalid({ next: reason }));
    expect(await personWithPassword(who.email, right, null)).not.toBeNull();
    expect(await events(who.userId)).toEqual([]);
  });

  test('R7 each organisation of the person records it, without a password', async () => {
    const { ana, who } = await signedIn();
    const { stella } = await world({ people: { stella: 'owner' } });
    await join(stella, ana.person, { role: 'manager' });
    await changePassword(who, { current: right, next });
    const recorded = await events(who.userId);
    expect(recorded.map((event) => event.organisation_id).sort()).toEqual(
      [ana.organisation.id, stella.organisation.id].sort(),
    );
    expect(recorded[0]).toMatchObject({ actor_user_id: who.userId, ip: device.ip });
    expect(JSON.stringify(recorded)).not.toMatch(/quiet river|another long/);
  });

  test.each([
    ['en', 'Your password was changed', 'Choose a new password'],
    ['fr', 'Votre mot de passe a été changé', 'Choisir un nouveau mot de passe'],
    ['it', 'La tua password è stata cambiata', 'Scegli una nuova password'],
  ])('AU5 mails the person, in %s', async (locale, subject, button) => {
    const { who } = await signedIn();
    await admin`update users set locale = ${locale} where id = ${who.userId}`;
    await changePassword(who, { current: right, next });
    for (const job of handlersOf('password-changed')) await drain(job);
    const [mail, ...others] = await post.arrived();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject, to: [who.email] });
    expect(mail?.text).toContain(button);
    expect(mail?.text).toContain('/forgot-password');
  });
});
