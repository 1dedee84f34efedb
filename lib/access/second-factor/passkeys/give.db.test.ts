import { beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { findSession } from '@/lib/access/sessions/find-session';
import { findPendingSignIn } from '@/lib/access/sessions/pending-sign-in';
import { startSession } from '@/lib/access/sessions/start-session';
import { Invalid, Throttled, Unauthenticated } from '@/lib/platform/errors';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { ofFactor } from '../internal/limits';
import { completeWithPasskey, optionsOfRenewal, optionsOfSignIn, renewWithPasskey } from './give-passkey';
import { Authenticator, type Odd } from './test-support/authenticator';
import { aged, device, signedIn, withPasskey } from './test-support/passkey';

const { admin } = await separateDatabase();
await stopWindows(admin);
const wrong = new Invalid({ '': 'passkey-wrong' });
const elsewhere = (n: number) => ({ ip: `198.51.${n}.7`, userAgent: null });

beforeEach(() => admin`delete from attempts`);

/** Ana, whose password was right, in another browser than the one with her passkey. */
async function pending() {
  const { ana, authenticator } = await withPasskey();
  await admin`delete from sessions where user_id = ${ana.userId}`;
  const { token, isPending } = await startSession(ana.userId, device);
  expect(isPending).toBe(true);
  return { ana, authenticator, token };
}

const stored = async ({ userId }: { userId: string }) => ({
  sessions: await admin`select * from sessions where user_id = ${userId}`,
  pending: await admin`select * from pending_sign_ins where user_id = ${userId}`,
  passkeys: await admin`select * from passkeys where user_id = ${userId}`,
});

describe('a passkey as the second step of a sign-in', () => {
  test('B17 completes it, under another token, with a fresh factor', async () => {
    const { ana, authenticator, token } = await pending();
    const answer = authenticator.answer(await optionsOfSignIn(token));
    const session = await completeWithPasskey(token, answer, device);
    expect(session.token).not.toBe(token);
    expect(await findSession(session.token)).toMatchObject({
      ...{ userId: ana.userId, hasFactor: true, isFactorStale: false },
    });
    expect(await findPendingSignIn(token)).toBeNull();
    expect((await stored(ana)).passkeys[0]?.last_used_at).not.toBeNull();
  });

  test('B17 is offered by the passkeys of the person alone', async () => {
    const { authenticator, token } = await pending();
    await withPasskey('ben');
    const { allowCredentials } = await optionsOfSignIn(token);
    expect(allowCredentials).toMatchObject([{ id: authenticator.id, transports: ['internal'] }]);
  });

  test.each<[string, Odd]>([
    ['another origin', { origin: 'http://evil.test' }],
    ['another host', { host: 'evil.test' }],
    ['no verified user', { isVerified: false }],
    ['a frame of another site', { isFramed: true }],
    ['a challenge of its own making', { challenge: 'bm90IG91cnM' }],
    ['another person in its handle', { userHandle: 'bm90IGFuYQ' }],
  ])('AU13 is refused with %s, and nothing changes', async (_, odd) => {
    const { ana, authenticator, token } = await pending();
    const before = await stored(ana);
    const answer = authenticator.answer(await optionsOfSignIn(token), odd);
    await expect(completeWithPasskey(token, answer, device)).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(before);
  });

  test('AU13 is refused with the passkey of another person, and nothing changes', async () => {
    const { ana, token } = await pending();
    const { ana: ben, authenticator: other } = await withPasskey('ben');
    const before = [await stored(ana), await stored(ben)];
    const answer = other.answer(await optionsOfSignIn(token));
    await expect(completeWithPasskey(token, answer, device)).rejects.toEqual(wrong);
    expect([await stored(ana), await stored(ben)]).toEqual(before);
  });

  test('AU13 is refused with another signature, and nothing changes', async () => {
    const { ana, authenticator, token } = await pending();
    const before = await stored(ana);
    const options = await optionsOfSignIn(token);
    const answer = authenticator.answer(options);
    const { signature } = new Authenticator().answer(options).response;
    const forged = { ...answer, response: { ...answer.response, signature } };
    await expect(completeWithPasskey(token, forged, device)).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(before);
  });

  test('AU13 is refused with bytes that are no answer', async () => {
    const { ana, authenticator, token } = await pending();
    const before = await stored(ana);
    const answer = authenticator.answer(await optionsOfSignIn(token));
    for (const field of ['clientDataJSON', 'authenticatorData', 'signature'] as const)
      for (const bytes of ['', '%%', 'AAAA', Buffer.from('null').toString('base64url')]) {
        const odd = { ...answer, response: { ...answer.response, [field]: bytes } };
        await expect(completeWithPasskey(token, odd, device)).rejects.toEqual(wrong);
        await admin`delete from attempts`;
      }
    expect(await stored(ana)).toEqual(before);
  });

  test('AU13 answers a challenge of its sign-in within five minutes', async () => {
    const { authenticator, token } = await pending();
    const options = await optionsOfSignIn(token);
    const answer = (seconds: number) =>
      authenticator.answer(aged(options, { for: 'second step', token }, seconds));
    await expect(completeWithPasskey(token, answer(300), device)).rejects.toEqual(wrong);
    await completeWithPasskey(token, answer(240), device);
  });

  test('AU13 the answer of one sign-in opens no other', async () => {
    const { ana, authenticator, token } = await pending();
    const other = await startSession(ana.userId, device);
    const answer = authenticator.answer(await optionsOfSignIn(token));
    await expect(completeWithPasskey(other.token, answer, device)).rejects.toEqual(wrong);
    expect((await stored(ana)).sessions).toEqual([]);
  });

  test('AU13 a challenge is accepted once of 20 simultaneous answers', async () => {
    const { ana, authenticator, token } = await pending();
    const options = await optionsOfSignIn(token);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        completeWithPasskey(token, authenticator.answer(options), elsewhere(n)),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(ana)).sessions).toHaveLength(1);
  });

  test('AU13 is over with the sign-in, for a disabled person too', async () => {
    const { ana, authenticator, token } = await pending();
    const answer = authenticator.answer(await optionsOfSignIn(token));
    await admin`update users set disabled_at = now() where id = ${ana.userId}`;
    await expect(completeWithPasskey(token, answer, device)).rejects.toThrow(Unauthenticated);
    await expect(optionsOfSignIn(token)).rejects.toThrow(Unauthenticated);
    expect((await stored(ana)).sessions).toEqual([]);
  });
});

describe('the counter of a passkey', () => {
  /** Ana's stored passkey has been used so many times. */
  async function counted(counter: number) {
    const { ana, authenticator } = await withPasskey();
    await admin`update passkeys set counter = ${counter} where user_id = ${ana.userId}`;
    const give = async (odd: Odd) =>
      renewWithPasskey(ana, authenticator.answer(await optionsOfRenewal(ana), odd));
    return { ana, give };
  }

  test.each([4, 5, 0])('AU13 refuses %i after 5, and nothing changes', async (counter) => {
    const { ana, give } = await counted(5);
    const before = await stored(ana);
    await expect(give({ counter })).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(before);
  });

  test('AU13 goes on to what the authenticator says', async () => {
    const { ana, give } = await counted(5);
    await give({ counter: 9 });
    expect((await stored(ana)).passkeys).toMatchObject([{ counter: '9' }]);
    await expect(give({ counter: 9 })).rejects.toEqual(wrong);
  });

  test('AU13 may stay 0, as with authenticators that do not count', async () => {
    const { give } = await counted(0);
    await give({ counter: 0 });
    await give({ counter: 0 });
  });
});

describe('a passkey given again in an open session', () => {
  test('B17 makes the factor fresh in that session only', async () => {
    const { ana, authenticator } = await withPasskey();
    await admin`insert into sessions (id, token_hash, user_id, expires_at)
      values (${crypto.randomUUID()}, ${crypto.randomUUID()}, ${ana.userId}, now() + interval '1 day')`;
    await admin`update sessions set factor_at = now() - interval '10 minutes' where user_id = ${ana.userId}`;
    await renewWithPasskey(ana, authenticator.answer(await optionsOfRenewal(ana)));
    const fresh = await admin`select id from sessions
      where user_id = ${ana.userId} and factor_at > now() - interval '1 minute'`;
    expect(fresh).toMatchObject([{ id: ana.sessionId }]);
  });

  test('AU13 an answer that was accepted is refused afterwards, and nothing changes', async () => {
    const { ana, authenticator } = await withPasskey();
    const answer = authenticator.answer(await optionsOfRenewal(ana));
    await renewWithPasskey(ana, answer);
    const before = await stored(ana);
    await expect(renewWithPasskey(ana, answer)).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(before);
  });

  test('B17 is not offered to a person without a passkey', async () => {
    await expect(optionsOfRenewal(await signedIn())).rejects.toEqual(new Invalid({ '': 'passkeys-none' }));
  });
});

describe('limits of passkeys', () => {
  test('LI5 of 20 simultaneous wrong answers those within the limit are checked', async () => {
    const { ana, token } = await pending();
    const options = await optionsOfSignIn(token);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        completeWithPasskey(token, new Authenticator().answer(options), device),
      ),
    );
    const throttled = tries.filter(
      ({ status, ...rest }) => 'reason' in rest && rest.reason instanceof Throttled,
    );
    expect(throttled).toHaveLength(20 - ofFactor.most);
    expect((await stored(ana)).sessions).toEqual([]);
  });

  test('LI2 wrong answers elsewhere do not stop Ana where she is', async () => {
    const { authenticator, token } = await pending();
    const options = await optionsOfSignIn(token);
    for (let n = 0; n < ofFactor.most; n++)
      await expect(
        completeWithPasskey(token, new Authenticator().answer(options), elsewhere(1)),
      ).rejects.toEqual(wrong);
    await expect(completeWithPasskey(token, authenticator.answer(options), elsewhere(1))).rejects.toThrow(
      Throttled,
    );
    await completeWithPasskey(token, authenticator.answer(options), device);
  });
});
