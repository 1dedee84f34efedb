import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { deriveToken } from '@/lib/access/credentials/token';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { fromUnknownNetworks, personWithPassword } from '@/lib/access/sign-in/sign-in';
import { Invalid, Throttled } from '@/lib/platform/errors';
import { takeAttempt } from '@/lib/platform/limits/take-attempt';
import { compareTimes } from '@/lib/test-support/compare-times';
import { person, world } from '@/lib/test-support/world';
import { changePassword } from './change-password';
import { limitResets, requestReset } from './request-reset';
import { isResetUsable, resetPassword } from './reset-password';

const { admin } = await testDatabase();
const right = 'quiet river under stones';
const device = { ip: null, userAgent: null };

async function someone(name = 'ana') {
  const who = await person(name);
  await admin`update users set password_hash = ${await hashPassword(right)} where id = ${who.userId}`;
  return who;
}

async function resetTokens(userId: string): Promise<string[]> {
  const rows = await admin`select id, nonce from password_resets where user_id = ${userId} order by id`;
  return rows.map(({ id, nonce }) => deriveToken('password-reset', id, nonce));
}

async function askForLink(email: string, userId: string): Promise<string> {
  await requestReset(email, 'en');
  return (await resetTokens(userId)).at(-1) ?? '';
}

/** Uses up the remaining attempts from unknown networks, after the given number of failures. */
async function exhaust(name: string, failures = 0): Promise<void> {
  for (let n = failures; n < fromUnknownNetworks.most; n++) await takeAttempt(fromUnknownNetworks, name);
}

beforeEach(() => admin`delete from attempts`);

describe('signing in with a password', () => {
  test('takes the email in any case', async () => {
    const ana = await someone();
    expect(await personWithPassword(ana.email.toUpperCase(), right, null)).toMatchObject({ id: ana.userId });
  });

  test('AU1 an unknown name and a wrong password give the same answer', async () => {
    const ana = await someone();
    expect(await personWithPassword(ana.email, 'wrong password', null)).toBeNull();
    expect(await personWithPassword('nobody@example.com', 'wrong password', null)).toBeNull();
  });

  test('AU1 an unknown name costs the same work as a known one', async () => {
    const ana = await someone();
    let n = 0;
    const attempt = (email: string) => () => personWithPassword(email, 'wrong password', `192.0.2.${n++}`);
    const [known, unknown] = [attempt(ana.email), attempt('nobody@example.com')];
    expect(await compareTimes(unknown, known, 2)).toBeLessThan(2);
    await admin`delete from attempts`;
    expect(await compareTimes(known, unknown, 2)).toBeLessThan(2);
  });

  test('AU8 passwords that differ past byte 72 are different', async () => {
    const ana = await person('ana');
    const long = 'x'.repeat(80);
    await admin`update users set password_hash = ${await hashPassword(`${long}a`)} where id = ${ana.userId}`;
    expect(await personWithPassword(ana.email, `${long}b`, null)).toBeNull();
    expect(await personWithPassword(ana.email, `${long}a`, null)).not.toBeNull();
  });

  test('SE3 a disabled person looks like an unknown one', async () => {
    const ana = await someone();
    await admin`update users set disabled_at = now() where id = ${ana.userId}`;
    expect(await personWithPassword(ana.email, right, null)).toBeNull();
  });

  test('LI1 30 wrong passwords are slowed, alike for known and unknown names', async () => {
    const ana = await someone();
    for (const email of [ana.email, 'nobody@example.com']) {
      const answers = [];
      for (let n = 0; n < 30; n++) {
        answers.push(await personWithPassword(email, 'wrong password', '192.0.2.7').catch((error) => error));
      }
      expect(answers.slice(0, 10)).toEqual(Array(10).fill(null));
      expect(answers.slice(10).every((answer) => answer instanceof Throttled)).toBe(true);
    }
  });

  test('LI2 an attacker elsewhere does not lock Ana out', async () => {
    const ana = await someone();
    for (let n = 0; n < 15; n++)
      await personWithPassword(ana.email, 'guess guess guess', '198.51.100.1').catch(() => null);
    expect(await personWithPassword(ana.email, right, '192.0.2.7')).toMatchObject({ id: ana.userId });
  });

  test('LI7 LI2 guesses from many networks at one account end, and Ana signs in from a known network', async () => {
    const ana = await someone();
    const home = '203.0.113.7';
    await startSession(ana.userId, { ip: home, userAgent: null });
    await exhaust(ana.email);
    await expect(personWithPassword(ana.email, right, '198.51.100.99')).rejects.toThrow(Throttled);
    expect(await personWithPassword(ana.email, right, home)).toMatchObject({ id: ana.userId });
    await expect(personWithPassword(ana.email, 'wrong password', '198.51.100.99')).rejects.toThrow(Throttled);
  });

  test('LI7 AU1 they end alike for an unknown name, and each failure from an unknown network counts', async () => {
    for (let n = 0; n < 12; n++) await personWithPassword('nobody@example.com', 'wrong', `198.51.100.${n}`);
    await exhaust('nobody@example.com', 12);
    await expect(personWithPassword('nobody@example.com', 'wrong', '198.51.100.99')).rejects.toThrow(
      Throttled,
    );
  });

  test('LI7 a success does not count', async () => {
    const ana = await someone();
    for (let n = 0; n < 3; n++) await personWithPassword(ana.email, right, `198.51.100.${n}`);
    const [row] = await admin`select max(count)::int as most from attempts`;
    expect(row).toEqual({ most: 0 });
  });

  test('LI2 a reset link opens the way from a new network, despite any number of guesses', async () => {
    const ana = await someone();
    await exhaust(ana.email);
    const token = await askForLink(ana.email, ana.userId);
    await resetPassword(token, 'another long password', '192.0.2.200');
    expect(await personWithPassword(ana.email, 'another long password', '192.0.2.200')).not.toBeNull();
  });

  test('LI5 20 simultaneous attempts do not exceed the limit', async () => {
    const ana = await someone();
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => personWithPassword(ana.email, 'guess guess guess', '192.0.2.8')),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });
});

describe('a forgotten password', () => {
  test('AU1 an unknown address gets the same answer, and no mail', async () => {
    const before = await admin`select count(*)::int as n from outbox`;
    expect(await requestReset('nobody@example.com', 'en')).toBeUndefined();
    expect(await admin`select count(*)::int as n from outbox`).toEqual(before);
  });

  test('AU4 a link works once', async () => {
    const ana = await someone();
    const token = await askForLink(ana.email, ana.userId);
    expect(await isResetUsable(token)).toBe(true);
    await resetPassword(token, 'another long password', null);
    expect(await personWithPassword(ana.email, 'another long password', null)).not.toBeNull();
    await expect(resetPassword(token, 'and yet another one', null)).rejects.toEqual(
      new Invalid({ '': 'link-dead' }),
    );
    expect(await personWithPassword(ana.email, 'and yet another one', null)).toBeNull();
  });

  test.each([
    ['that many people have', () => 'qwertyqwerty', 'password-frequent'],
    ['that is the address', (email: string) => email, 'password-own-words'],
  ])('AU15 a new password %s is refused, and the link still works', async (_, choose, reason) => {
    const ana = await someone();
    const token = await askForLink(ana.email, ana.userId);
    const attempt = resetPassword(token, choose(ana.email), null);
    await expect(attempt).rejects.toEqual(new Invalid({ password: reason }));
    expect(await personWithPassword(ana.email, right, null)).not.toBeNull();
    expect(await isResetUsable(token)).toBe(true);
  });

  test('AU4 posted 10 times simultaneously, a link is used once', async () => {
    const ana = await someone();
    const token = await askForLink(ana.email, ana.userId);
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => resetPassword(token, `password number ${n}`, null)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('AU4 a newer link replaces the older one', async () => {
    const ana = await someone();
    const older = await askForLink(ana.email, ana.userId);
    const newer = await askForLink(ana.email.toUpperCase(), ana.userId);
    await expect(resetPassword(older, 'another long password', null)).rejects.toThrow(Invalid);
    await resetPassword(newer, 'another long password', null);
  });

  test('AU4 an expired link is refused, by the database’s clock', async () => {
    const ana = await someone();
    const token = await askForLink(ana.email, ana.userId);
    await admin`update password_resets set expires_at = now() where user_id = ${ana.userId}`;
    expect(await isResetUsable(token)).toBe(false);
    await expect(resetPassword(token, 'another long password', null)).rejects.toThrow(Invalid);
  });

  test('AU5 afterwards all sessions and all other links have ended', async () => {
    const ana = await someone();
    const { token: session } = await startSession(ana.userId, device);
    const token = await askForLink(ana.email, ana.userId);
    await resetPassword(token, 'another long password', null);
    expect(await findSession(session)).toBeNull();
    for (const other of await resetTokens(ana.userId)) expect(await isResetUsable(other)).toBe(false);
  });

  test('R7 each organisation of the person records it, without token or password', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const token = await askForLink(olga.person.email, olga.person.userId);
    await resetPassword(token, 'another long password', '192.0.2.7');
    const events = await admin`select * from audit_events where event = 'user.password-reset'`;
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ organisation_id: olga.organisation.id, ip: '192.0.2.7' });
    expect(JSON.stringify(events)).not.toMatch(new RegExp(`${token}|another long`));
  });

  test('AU2 no mailbox is flooded, and requests for many addresses are refused', async () => {
    const ana = await someone();
    for (let n = 0; n < 12; n++) await requestReset(ana.email, 'en');
    expect(await resetTokens(ana.userId)).toHaveLength(5);
    const asked = await Promise.allSettled(Array.from({ length: 25 }, () => limitResets('192.0.2.7')));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });
});

describe('changing the own password', () => {
  test('needs the present one', async () => {
    const ana = await someone();
    const change = { current: 'not the password', next: 'another long password' };
    await expect(changePassword(ana, change)).rejects.toEqual(new Invalid({ current: 'password-wrong' }));
    expect(await personWithPassword(ana.email, right, null)).not.toBeNull();
  });

  test('AU5 ends the other sessions and all links, and keeps this one', async () => {
    const ana = await someone();
    const [here, there] = [await startSession(ana.userId, device), await startSession(ana.userId, device)];
    const link = await askForLink(ana.email, ana.userId);
    const me = await findSession(here.token);
    const renewed = await changePassword(
      { userId: ana.userId, sessionId: me?.sessionId ?? '', ip: null },
      { current: right, next: 'another long password' },
    );
    expect(await findSession(renewed.token)).toMatchObject({ sessionId: me?.sessionId });
    expect(await findSession(there.token)).toBeNull();
    expect(await isResetUsable(link)).toBe(false);
  });
});
