import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { sweepExpired } from '@/lib/access/housekeeping/sweep-expired';
import { completeWithFactor } from '@/lib/access/second-factor/give-factor';
import { giveApp, nextCode, wrongCode } from '@/lib/access/second-factor/test-support/factor';
import { signInWithPassword } from '@/lib/access/sign-in/sign-in-with-password';
import { Invalid } from '@/lib/platform/errors';
import { person } from '@/lib/test-support/world';
import { signOutEverywhere } from './end-all-sessions';
import { endSession, signOut } from './end-session';
import { findSession } from './find-session';
import { listSignIns } from './list-sign-ins';
import { mostFailures, recordFailure } from './record-sign-in';
import { recordingWrongFactor } from './record-wrong-factor';
import { startSession } from './start-session';

const { admin } = await testDatabase();
const password = 'quiet river under stones';
const device = { ip: '192.0.2.7', userAgent: 'a browser' };
beforeEach(() => admin`delete from attempts`);

async function someone(name = 'ana') {
  const who = await person(name);
  await admin`update users set password_hash = ${await hashPassword(password)} where id = ${who.userId}`;
  return who;
}

const signIn = (email: string, typed = password) =>
  signInWithPassword({ identifier: email, password: typed }, device);

const eventsOf = async (who: { userId: string }) => (await listSignIns(who)).map(({ event }) => event);

describe('the record of a person’s sign-ins', () => {
  test('SE9 says when, how and from which browser they signed in and out, the latest first', async () => {
    const ana = await someone();
    const { token } = await signIn(ana.email);
    await signOut(token);
    const [out, into, ...others] = await listSignIns(ana);
    expect(others).toEqual([]);
    expect(into).toMatchObject({ event: 'signed-in', way: 'password', withFactor: false, ...device });
    expect(out).toMatchObject({ event: 'signed-out', ...device });
  });

  test('SE9 has failures with the person’s name, and none of another name', async () => {
    const ana = await someone();
    const before = await admin`select count(*)::int as n from sign_in_events`;
    await expect(signIn(`x${ana.email}`, 'a wrong password')).rejects.toThrow(Invalid);
    expect(await admin`select count(*)::int as n from sign_in_events`).toEqual(before);
    await expect(signIn(ana.email, 'a wrong password')).rejects.toThrow(Invalid);
    expect(await listSignIns(ana)).toMatchObject([{ event: 'wrong-password', ...device }]);
  });

  test('SE9 has a wrong code, and the second factor with the sign-in that follows', async () => {
    const ana = await someone();
    await giveApp(ana);
    const { token } = await signIn(ana.email);
    expect(await eventsOf(ana)).toEqual([]);
    const give = (code: string) =>
      recordingWrongFactor(
        () => ana.userId,
        device,
        () => completeWithFactor(token, code, device),
      );
    await expect(give(await wrongCode(ana))).rejects.toThrow(Invalid);
    await give(await nextCode(ana));
    expect(await listSignIns(ana)).toMatchObject([
      { event: 'signed-in', way: 'password', withFactor: true },
      { event: 'wrong-code', ...device },
    ]);
  });

  test('SE9 has the sessions that ended otherwise, each with its browser', async () => {
    const ana = await someone();
    const first = await findSession((await startSession(ana.userId, device, 'single-sign-on')).token);
    await startSession(ana.userId, { ip: null, userAgent: 'another' }, 'invitation');
    await endSession(ana.userId, first?.sessionId ?? '');
    await signOutEverywhere(ana.userId);
    const recorded = (await listSignIns(ana)).map(({ event, way, userAgent }) => [event, way, userAgent]);
    expect(recorded).toEqual([
      ['ended', null, 'another'],
      ['ended', null, 'a browser'],
      ['signed-in', 'invitation', 'another'],
      ['signed-in', 'single-sign-on', 'a browser'],
    ]);
  });

  test('SE9 LI1 records some of many failures, and every sign-in', async () => {
    const ana = await someone();
    for (let n = 0; n < mostFailures + 5; n++) await recordFailure(ana.userId, 'wrong-password', device);
    const failures = () => admin`select 1 from sign_in_events where user_id = ${ana.userId} and way is null`;
    expect(await failures()).toHaveLength(mostFailures);
    await signIn(ana.email);
    expect((await eventsOf(ana))[0]).toBe('signed-in');
    await admin`update sign_in_events set at = at - interval '1 hour' where user_id = ${ana.userId}`;
    await recordFailure(ana.userId, 'wrong-password', device);
    expect(await failures()).toHaveLength(mostFailures + 1);
  });

  test('R6 is read by its person alone', async () => {
    const [ana, ben] = [await someone(), await someone('ben')];
    await signIn(ana.email);
    expect(await listSignIns(ben)).toEqual([]);
  });

  test('B10 is kept for 90 days', async () => {
    const ana = await someone();
    for (const days of [91, 89]) {
      await signIn(ana.email);
      await admin`
        update sign_in_events set at = now() - make_interval(days => ${days})
        where user_id = ${ana.userId} and at > now() - interval '1 hour'`;
    }
    await sweepExpired();
    expect(await eventsOf(ana)).toEqual(['signed-in']);
  });
});
