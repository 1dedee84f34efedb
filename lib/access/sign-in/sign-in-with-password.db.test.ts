import { beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { Invalid, Throttled } from '@/lib/platform/errors';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { person } from '@/lib/test-support/world';
import { ofAccount } from './sign-in';
import { signInWithPassword } from './sign-in-with-password';

const { admin } = await separateDatabase();
await stopWindows(admin);
const password = 'quiet river under stones';
const device = { ip: '192.0.2.7', userAgent: 'a browser' };
const wrong = new Invalid({ '': 'wrong-credentials' });

beforeEach(() => admin`delete from attempts`);

async function account() {
  const ana = await person('ana');
  await admin`update users set password_hash = ${await hashPassword(password)} where id = ${ana.userId}`;
  return ana;
}

const sessionsOf = (userId: string) =>
  admin`select id, ip, user_agent from sessions where user_id = ${userId} order by id`;

describe('signing in with a password', () => {
  test('SE4 starts a new session, and the one before stays another', async () => {
    const ana = await account();
    const before = await startSession(ana.userId, device);
    const { token } = await signInWithPassword({ identifier: ana.email, password }, device);
    expect(token).not.toBe(before.token);
    expect(await findSession(token)).toMatchObject({ userId: ana.userId });
    expect(await sessionsOf(ana.userId)).toHaveLength(2);
  });

  test('notes the browser that signs in', async () => {
    const ana = await account();
    await signInWithPassword({ identifier: ana.email, password }, device);
    expect(await sessionsOf(ana.userId)).toMatchObject([{ ip: '192.0.2.7', user_agent: 'a browser' }]);
  });

  test('AU1 refuses a wrong password and an unknown address with the same error, and starts no session', async () => {
    const ana = await account();
    const before = await admin`select id from sessions order by id`;
    for (const identifier of [ana.email, 'nobody@example.com', '', ' '])
      await expect(signInWithPassword({ identifier, password: 'a guess' }, device)).rejects.toEqual(wrong);
    expect(await admin`select id from sessions order by id`).toEqual(before);
  });

  test('SE3 refuses a disabled person like an unknown address', async () => {
    const ana = await account();
    await admin`update users set disabled_at = now() where id = ${ana.userId}`;
    await expect(signInWithPassword({ identifier: ana.email, password }, device)).rejects.toEqual(wrong);
    expect(await sessionsOf(ana.userId)).toEqual([]);
  });

  test('LI1 refuses the right password too after too many wrong ones, and starts no session', async () => {
    const ana = await account();
    const guess = { identifier: ana.email, password: 'a guess' };
    for (let n = 0; n < ofAccount.most; n++)
      await expect(signInWithPassword(guess, device)).rejects.toEqual(wrong);
    await expect(signInWithPassword({ identifier: ana.email, password }, device)).rejects.toThrow(Throttled);
    expect(await sessionsOf(ana.userId)).toEqual([]);
  });
});
