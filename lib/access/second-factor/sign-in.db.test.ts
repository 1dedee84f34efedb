import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { resetPassword } from '@/lib/access/passwords/reset-password';
import { signOutEverywhere } from '@/lib/access/sessions/end-all-sessions';
import { signOut } from '@/lib/access/sessions/end-session';
import { findSession } from '@/lib/access/sessions/find-session';
import { listSessions } from '@/lib/access/sessions/list-sessions';
import { findPendingSignIn } from '@/lib/access/sessions/pending-sign-in';
import { startSession } from '@/lib/access/sessions/start-session';
import { Invalid, Throttled, Unauthenticated } from '@/lib/platform/errors';
import { isKnownNetwork } from '@/lib/platform/limits/known-network';
import { person } from '@/lib/test-support/world';
import { completeWithFactor } from './give-factor';
import { fromUnknownNetworks, ofFactor } from './internal/limits';
import { giveApp, nextCode, wrongCode } from './test-support/factor';

const { admin } = await testDatabase();
const device = { ip: '192.0.2.7', userAgent: 'a browser' };
const elsewhere = (n: number) => ({ ip: `198.51.${n}.7`, userAgent: null });
const wrong = new Invalid({ code: 'code-wrong' });

beforeEach(() => admin`delete from attempts`);

async function pending() {
  const ana = await person('ana');
  const codes = await giveApp(ana);
  const { token } = await startSession(ana.userId, device);
  return { ana, codes, token };
}

const sessionsOf = ({ userId }: { userId: string }) =>
  admin`select * from sessions where user_id = ${userId}`;

describe('a sign-in that waits for the second factor', () => {
  test('AU13 is no session: its token opens nothing, and no network is remembered', async () => {
    const { ana, token } = await pending();
    expect(await findSession(token)).toBeNull();
    expect(await sessionsOf(ana)).toEqual([]);
    expect(await listSessions({ userId: ana.userId, sessionId: '' })).toEqual([]);
    expect(await isKnownNetwork(ana.userId, device.ip)).toBe(false);
  });

  test('B17 is completed by a code of the app, under another token', async () => {
    const { ana, token } = await pending();
    const session = await completeWithFactor(token, await nextCode(ana), device);
    expect(session.token).not.toBe(token);
    expect(await findSession(session.token)).toMatchObject({ userId: ana.userId });
    expect([await findSession(token), await findPendingSignIn(token)]).toEqual([null, null]);
  });

  test('B17 of a person without a factor does not wait', async () => {
    const ben = await person('ben');
    const { token, isPending } = await startSession(ben.userId, device);
    expect(isPending).toBe(false);
    expect(await findSession(token)).toMatchObject({ userId: ben.userId });
  });

  test('AU13 stays as it is after a wrong code, and no session starts', async () => {
    const { ana, token } = await pending();
    await expect(completeWithFactor(token, await wrongCode(ana), device)).rejects.toEqual(wrong);
    expect(await findPendingSignIn(token)).toMatchObject({ userId: ana.userId });
    expect(await sessionsOf(ana)).toEqual([]);
  });

  test('AU13 is over after ten minutes, with the right code too', async () => {
    const { ana, token } = await pending();
    await admin`update pending_sign_ins set expires_at = now() where user_id = ${ana.userId}`;
    const code = await nextCode(ana);
    await expect(completeWithFactor(token, code, device)).rejects.toThrow(Unauthenticated);
    expect(await sessionsOf(ana)).toEqual([]);
  });

  test.each(['signs out', 'signs out everywhere', 'is disabled'])(
    'SE1 SE3 AU5 ends when Ana %s',
    async (how) => {
      const { ana, token } = await pending();
      if (how === 'signs out') await signOut(token);
      else if (how === 'signs out everywhere') await signOutEverywhere(ana.userId);
      else await admin`update users set disabled_at = now() where id = ${ana.userId}`;
      const code = await nextCode(ana);
      await expect(completeWithFactor(token, code, device)).rejects.toThrow(Unauthenticated);
      expect(await sessionsOf(ana)).toEqual([]);
    },
  );

  test('AU13 ends with a reset, after which the factor is asked again', async () => {
    const { ana, token } = await pending();
    const [id, nonce] = [crypto.randomUUID(), newNonce()];
    const link = deriveToken('password-reset', id, nonce);
    await admin`insert into password_resets (id, user_id, nonce, token_hash, expires_at)
      values (${id}, ${ana.userId}, ${nonce}, ${tokenHash(link)}, now() + interval '1 hour')`;
    await resetPassword(link, 'another long password', device.ip);
    expect(await findPendingSignIn(token)).toBeNull();
    expect(await startSession(ana.userId, device)).toMatchObject({ isPending: true });
  });
});

describe('a code', () => {
  test('AU13 of one step opens one of 20 simultaneous sign-ins', async () => {
    const { ana } = await pending();
    const code = await nextCode(ana);
    const waiting = await Promise.all(
      Array.from({ length: 20 }, (_, n) => startSession(ana.userId, elsewhere(n))),
    );
    const tries = await Promise.allSettled(
      waiting.map(({ token }, n) => completeWithFactor(token, code, elsewhere(n))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionsOf(ana)).toHaveLength(1);
  });

  test('AU13 that was accepted is refused afterwards', async () => {
    const { ana, token } = await pending();
    const code = await nextCode(ana);
    await completeWithFactor(token, code, device);
    const again = await startSession(ana.userId, device);
    await expect(completeWithFactor(again.token, code, device)).rejects.toEqual(wrong);
  });

  test('AU13 of recovery opens one of 20 simultaneous sign-ins, and never again', async () => {
    const { ana, codes } = await pending();
    const code = codes[3]?.toUpperCase().replaceAll('-', ' ') ?? '';
    const waiting = await Promise.all(
      Array.from({ length: 20 }, (_, n) => startSession(ana.userId, elsewhere(n))),
    );
    const tries = await Promise.allSettled(
      waiting.map(({ token }, n) => completeWithFactor(token, code, elsewhere(n))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { token } = await startSession(ana.userId, device);
    await expect(completeWithFactor(token, code, device)).rejects.toEqual(wrong);
  });

  test('AU13 of another person opens nothing', async () => {
    const { ana, token } = await pending();
    const { ana: ben, codes } = await pending();
    for (const code of [await nextCode(ben), codes[0] ?? ''])
      await expect(completeWithFactor(token, code, device)).rejects.toEqual(wrong);
    expect(await sessionsOf(ana)).toEqual([]);
  });
});

describe('the limits of a second factor', () => {
  test('LI1 LI5 AU13 lets exactly ten of 20 simultaneous wrong codes through, then not the right one', async () => {
    const { ana, token } = await pending();
    const guess = await wrongCode(ana);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => completeWithFactor(token, guess, device)),
    );
    const refused = tries.map((tried) => (tried.status === 'rejected' ? tried.reason : null));
    expect(refused.filter((error) => error instanceof Invalid)).toHaveLength(ofFactor.most);
    expect(refused.filter((error) => error instanceof Throttled)).toHaveLength(20 - ofFactor.most);
    await expect(completeWithFactor(token, await nextCode(ana), device)).rejects.toThrow(Throttled);
    expect(await sessionsOf(ana)).toEqual([]);
  });

  test('LI1 counts the app and the recovery codes separately', async () => {
    const { ana, codes, token } = await pending();
    const guess = await wrongCode(ana);
    for (let n = 0; n < ofFactor.most; n++)
      await expect(completeWithFactor(token, guess, device)).rejects.toEqual(wrong);
    expect(await completeWithFactor(token, codes[0] ?? '', device)).toMatchObject({ isPending: false });
  });

  test('LI2 an attacker in many networks is stopped, and Ana signs in from hers', async () => {
    const { ana, token } = await pending();
    await completeWithFactor(token, await nextCode(ana), device);
    const attacked = await startSession(ana.userId, elsewhere(0));
    const guess = await wrongCode(ana);
    for (let n = 0; n < fromUnknownNetworks.most; n++)
      await expect(completeWithFactor(attacked.token, guess, elsewhere(n))).rejects.toEqual(wrong);
    await expect(completeWithFactor(attacked.token, guess, elsewhere(99))).rejects.toThrow(Throttled);
    const own = await startSession(ana.userId, device);
    expect(await completeWithFactor(own.token, await nextCode(ana), device)).toMatchObject({
      isPending: false,
    });
  });
});
