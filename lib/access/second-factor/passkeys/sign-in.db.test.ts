import { beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { findSession } from '@/lib/access/sessions/find-session';
import { listSignIns } from '@/lib/access/sessions/list-sign-ins';
import { Invalid, Throttled } from '@/lib/platform/errors';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { optionsOfRenewal, renewWithPasskey } from './give-passkey';
import { optionsOfVisitor, perNetwork, signInWithPasskey } from './sign-in-with-passkey';
import { Authenticator, type Odd } from './test-support/authenticator';
import { aged, device, withPasskey } from './test-support/passkey';

const { admin } = await separateDatabase();
await stopWindows(admin);
const wrong = new Invalid({ '': 'passkey-wrong' });
const browser = 'a secret of this browser';

beforeEach(() => admin`delete from attempts`);

/** Ana, signed out. */
async function signedOut() {
  const { ana, authenticator } = await withPasskey();
  await admin`delete from sessions where user_id = ${ana.userId}`;
  return { ana, authenticator };
}

const stored = async ({ userId }: { userId: string }) => ({
  sessions: await admin`select * from sessions where user_id = ${userId}`,
  passkeys: await admin`select * from passkeys where user_id = ${userId}`,
});

describe('signing in with a passkey alone', () => {
  test('B17 opens a session with a fresh factor, and asks for no other', async () => {
    const { ana, authenticator } = await signedOut();
    const answer = authenticator.answer(await optionsOfVisitor(browser));
    const session = await signInWithPasskey(browser, answer, device);
    expect(session.isPending).toBe(false);
    expect(await findSession(session.token)).toMatchObject({
      ...{ userId: ana.userId, hasFactor: true, isFactorStale: false },
    });
  });

  test('AU1 its options name no account, whether there is a passkey or not', async () => {
    await admin`delete from passkeys`;
    const { challenge: _, ...without } = await optionsOfVisitor(browser);
    await signedOut();
    const { challenge: __, ...with_ } = await optionsOfVisitor(browser);
    expect(with_).toEqual(without);
    expect(without.allowCredentials).toBeUndefined();
  });

  test('AU1 an unknown passkey answers like a wrong signature', async () => {
    const { ana, authenticator } = await signedOut();
    const before = await stored(ana);
    const unknown = new Authenticator().answer(await optionsOfVisitor(browser));
    const { id } = authenticator;
    for (const answer of [unknown, { ...unknown, id, rawId: id }])
      await expect(signInWithPasskey(browser, answer, device)).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(before);
  });

  test.each<[string, Odd]>([
    ['another origin', { origin: 'http://evil.test' }],
    ['another host', { host: 'evil.test' }],
    ['no verified user', { isVerified: false }],
    ['a frame of another site', { isFramed: true }],
    ['a challenge of its own making', { challenge: 'bm90IG91cnM' }],
    ['another person in its handle', { userHandle: 'bm90IGFuYQ' }],
    ['no person in its handle', { userHandle: '' }],
  ])('AU13 is refused with %s, and nothing changes', async (_, odd) => {
    const { ana, authenticator } = await signedOut();
    const before = await stored(ana);
    const answer = authenticator.answer(await optionsOfVisitor(browser), odd);
    await expect(signInWithPasskey(browser, answer, device)).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(before);
  });

  test('SE9 a wrong answer of a known passkey is in the record of its owner, that of an unknown one nowhere', async () => {
    const { ana, authenticator } = await signedOut();
    const recorded = async () =>
      (await listSignIns(ana)).map(({ event, ip, userAgent }) => ({ event, ip, userAgent }));
    const before = await recorded();
    const unknown = new Authenticator().answer(await optionsOfVisitor(browser));
    const all = () => admin`select id from sign_in_events`;
    const countBefore = (await all()).length;
    await expect(signInWithPasskey(browser, unknown, device)).rejects.toEqual(wrong);
    expect(await all()).toHaveLength(countBefore);
    const forged = authenticator.answer(await optionsOfVisitor(browser), { origin: 'http://evil.test' });
    await expect(signInWithPasskey(browser, forged, device)).rejects.toEqual(wrong);
    expect(await recorded()).toEqual([{ event: 'wrong-code', ...device }, ...before]);
  });

  test('AU13 an answer for one browser, or for one purpose, opens no other', async () => {
    const { ana, authenticator } = await withPasskey();
    const answer = authenticator.answer(await optionsOfVisitor(browser));
    await expect(signInWithPasskey('another browser', answer, device)).rejects.toEqual(wrong);
    await expect(renewWithPasskey(ana, answer)).rejects.toEqual(wrong);
    const renewal = authenticator.answer(await optionsOfRenewal(ana));
    await expect(signInWithPasskey(browser, renewal, device)).rejects.toEqual(wrong);
    expect((await stored(ana)).sessions).toHaveLength(1);
  });

  test('AU13 one answer opens one session, of 20 simultaneous ones', async () => {
    const { ana, authenticator } = await signedOut();
    const answer = authenticator.answer(await optionsOfVisitor(browser));
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => signInWithPasskey(browser, answer, device)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(ana)).sessions).toHaveLength(1);
  });

  test('AU13 is refused after five minutes', async () => {
    const { ana, authenticator } = await signedOut();
    const old = aged(await optionsOfVisitor(browser), { for: 'sign-in', browser }, 300);
    await expect(signInWithPasskey(browser, authenticator.answer(old), device)).rejects.toEqual(wrong);
    expect((await stored(ana)).sessions).toEqual([]);
  });

  test('SE3 opens nothing for a disabled person', async () => {
    const { ana, authenticator } = await signedOut();
    await admin`update users set disabled_at = now() where id = ${ana.userId}`;
    const answer = authenticator.answer(await optionsOfVisitor(browser));
    await expect(signInWithPasskey(browser, answer, device)).rejects.toEqual(wrong);
    expect((await stored(ana)).sessions).toEqual([]);
  });

  test('LI1 LI2 wrong answers stop the network that sends them, and Ana nowhere else', async () => {
    const { authenticator } = await signedOut();
    const attacker = { ip: '198.51.100.7', userAgent: null };
    const options = await optionsOfVisitor(browser);
    const tries = await Promise.allSettled(
      Array.from({ length: perNetwork.most + 5 }, () =>
        signInWithPasskey(browser, new Authenticator().answer(options), attacker),
      ),
    );
    const throttled = tries.filter(
      ({ status, ...rest }) => 'reason' in rest && rest.reason instanceof Throttled,
    );
    expect(throttled).toHaveLength(5);
    const answer = authenticator.answer(options);
    await expect(signInWithPasskey(browser, answer, attacker)).rejects.toThrow(Throttled);
    await signInWithPasskey(browser, answer, device);
  });
});
