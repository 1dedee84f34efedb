import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { linkAccount } from '@/lib/access/users/link-account';
import { FactorNeeded, Invalid } from '@/lib/platform/errors';
import { person, world } from '@/lib/test-support/world';
import { removeFactor, renewCodes } from './change-factor';
import { readFactor } from './factor-view';
import { renewFactor } from './give-factor';
import { beginSetUp, confirmSetUp, readSetUp } from './set-up';
import { giveApp, nextCode, secretOf, wrongCode } from './test-support/factor';
import { codeAt } from './totp';

const { admin } = await testDatabase();
const device = { ip: '192.0.2.7', userAgent: 'a browser' };

beforeEach(() => admin`delete from attempts`);

/** A person with an open session. */
async function signedIn(name = 'ana') {
  const who = await person(name);
  const { token } = await startSession(who.userId, device);
  const session = await findSession(token);
  return { ...who, sessionId: session?.sessionId ?? '', ip: device.ip };
}

/** The same with an authenticator app, given in this session just now. */
async function withApp() {
  const ana = await signedIn();
  const codes = await giveApp(ana);
  await renewFactor(ana, await nextCode(ana));
  return { ana, codes };
}

const stored = async ({ userId }: { userId: string }) => ({
  factor: await admin`select * from totp_factors where user_id = ${userId}`,
  codes: await admin`select * from recovery_codes where user_id = ${userId} order by id`,
});

describe('setting up an authenticator app', () => {
  test('B17 shows a secret, and a code of it turns the factor on with ten recovery codes', async () => {
    const ana = await signedIn();
    await beginSetUp(ana, '');
    const setUp = await readSetUp(ana);
    const { codes } = await confirmSetUp(ana, codeAt(setUp?.secret ?? '', new Date()));
    expect(new Set(codes).size).toBe(10);
    expect(await readFactor(ana.userId)).toMatchObject({ codesLeft: 10 });
    expect(await readSetUp(ana)).toBeNull();
  });

  test('B17 asks for nothing at sign-in before it is confirmed', async () => {
    const ana = await signedIn();
    await beginSetUp(ana, '');
    expect(await readFactor(ana.userId)).toBeNull();
    expect(await startSession(ana.userId, device)).toMatchObject({ isPending: false });
  });

  test('B17 is refused with a wrong code, and nothing changes', async () => {
    const ana = await signedIn();
    await beginSetUp(ana, '');
    const before = await stored(ana);
    const refusal = new Invalid({ code: 'code-wrong' });
    await expect(confirmSetUp(ana, await wrongCode(ana))).rejects.toEqual(refusal);
    expect(await stored(ana)).toEqual(before);
  });

  test('B17 needs the password of a person who has one', async () => {
    const ana = await signedIn();
    await admin`update users set password_hash = ${await hashPassword('quiet river under stones')}
      where id = ${ana.userId}`;
    await expect(beginSetUp(ana, 'a guess')).rejects.toEqual(new Invalid({ password: 'password-wrong' }));
    expect((await stored(ana)).factor).toEqual([]);
    await beginSetUp(ana, 'quiet river under stones');
    expect(await readSetUp(ana)).not.toBeNull();
  });

  test('B17 another session of the person neither sees nor confirms it', async () => {
    const ana = await signedIn();
    await beginSetUp(ana, '');
    const other = { ...ana, sessionId: crypto.randomUUID() };
    expect(await readSetUp(other)).toBeNull();
    const code = codeAt(await secretOf(ana), new Date());
    await expect(confirmSetUp(other, code)).rejects.toEqual(new Invalid({ '': 'second-factor-over' }));
  });

  test('B17 is over after a quarter of an hour', async () => {
    const ana = await signedIn();
    await beginSetUp(ana, '');
    await admin`update totp_factors set begun_at = now() - interval '15 minutes' where user_id = ${ana.userId}`;
    const code = codeAt(await secretOf(ana), new Date());
    await expect(confirmSetUp(ana, code)).rejects.toEqual(new Invalid({ '': 'second-factor-over' }));
    expect(await readSetUp(ana)).toBeNull();
  });

  test('SE4 gives the session a new token, and the earlier one opens nothing any more', async () => {
    const { userId, email } = await person('ana');
    const { token } = await startSession(userId, device);
    const { sessionId = '' } = (await findSession(token)) ?? {};
    const ana = { userId, email, sessionId, ip: null };
    await beginSetUp(ana, '');
    const { session } = await confirmSetUp(ana, codeAt(await secretOf(ana), new Date()));
    expect(await findSession(token)).toBeNull();
    expect(await findSession(session.token)).toMatchObject({ sessionId, hasFactor: true });
  });

  test('AU13 the code that confirmed it does not sign in as well', async () => {
    const ana = await signedIn();
    await beginSetUp(ana, '');
    const code = codeAt(await secretOf(ana), new Date());
    await confirmSetUp(ana, code);
    await expect(renewFactor(ana, code)).rejects.toEqual(new Invalid({ code: 'code-wrong' }));
  });

  test('AU5 AU13 ends the person’s other sessions, which were opened without it', async () => {
    const ana = await signedIn();
    const other = await startSession(ana.userId, device);
    await beginSetUp(ana, '');
    await confirmSetUp(ana, codeAt(await secretOf(ana), new Date()));
    expect(await findSession(other.token)).toBeNull();
    expect(await admin`select id from sessions where user_id = ${ana.userId}`).toMatchObject([
      { id: ana.sessionId },
    ]);
  });

  test('B17 is refused beside a factor that is on, which stays', async () => {
    const { ana } = await withApp();
    const before = await stored(ana);
    await expect(beginSetUp(ana, '')).rejects.toEqual(new Invalid({ '': 'second-factor-set' }));
    expect(await stored(ana)).toEqual(before);
  });
});

describe('changing a second factor', () => {
  test('B17 new recovery codes end the earlier ones', async () => {
    const { ana, codes } = await withApp();
    const renewed = await renewCodes(ana);
    const refusal = new Invalid({ code: 'code-wrong' });
    await expect(renewFactor(ana, codes[0] ?? '')).rejects.toEqual(refusal);
    await renewFactor(ana, renewed[0] ?? '');
    expect(await readFactor(ana.userId)).toMatchObject({ codesLeft: 9 });
  });

  test('B17 after its removal sign-in asks for nothing', async () => {
    const { ana } = await withApp();
    await removeFactor(ana);
    expect(await stored(ana)).toEqual({ factor: [], codes: [] });
    expect(await startSession(ana.userId, device)).toMatchObject({ isPending: false });
  });

  test.each([
    ['removing it', removeFactor],
    ['new recovery codes', renewCodes],
  ])('B17 %s needs a factor given in the last ten minutes, else nothing changes', async (_, change) => {
    const { ana } = await withApp();
    await admin`update sessions set factor_at = now() - interval '10 minutes' where id = ${ana.sessionId}`;
    const before = await stored(ana);
    await expect(change(ana)).rejects.toThrow(FactorNeeded);
    await expect(change({ ...ana, sessionId: crypto.randomUUID() })).rejects.toThrow(FactorNeeded);
    expect(await stored(ana)).toEqual(before);
  });

  test('IN3 the factor that a stranger set up under an unverified address ends when its owner claims it', async () => {
    const { ana } = await withApp();
    await admin`update users set email_verified_at = null where id = ${ana.userId}`;
    await linkAccount(ana.userId, { provider: 'oidc', providerAccountId: `issuer ${ana.userId}` });
    expect(await stored(ana)).toEqual({ factor: [], codes: [] });
  });
});

describe('what is stored of a second factor', () => {
  test('IN10 B17 is sealed and hashed: the database holds neither secret nor codes', async () => {
    const { ana, codes } = await withApp();
    const secret = await secretOf(ana);
    const rows = JSON.stringify(await stored(ana));
    const bytes = (await stored(ana)).factor[0]?.secret as Buffer;
    for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(rows).not.toContain(text);
      expect(bytes.includes(text)).toBe(false);
    }
  });

  test('B17 R7 each change is in the trail and mailed, without secret or code', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token } = await startSession(olga.person.userId, device);
    const session = await findSession(token);
    const me = { ...olga.person, sessionId: session?.sessionId ?? '', ip: device.ip };
    await beginSetUp(me, '');
    const secret = await secretOf(me);
    const { codes: first } = await confirmSetUp(me, codeAt(secret, new Date()));
    await renewFactor(me, first[0] ?? '');
    const second = await renewCodes(me);
    await removeFactor(me);
    const events =
      await admin`select * from audit_events where subject_id = ${me.userId} and event like 'user.%'
      order by seq`;
    const names = [
      'second-factor-added',
      'recovery-code-used',
      'recovery-codes-renewed',
      'second-factor-removed',
    ];
    expect(events.map(({ event }) => event)).toEqual(names.map((name) => `user.${name}`));
    const mails = await admin`select job from outbox where job->>'userId' = ${me.userId} order by id`;
    const changes = ['added', 'used', 'renewed', 'removed'];
    expect(mails.map(({ job }) => job.change)).toEqual(changes);
    const written = JSON.stringify([events, mails]);
    for (const text of [secret, ...first, ...second]) expect(written).not.toContain(text);
  });
});
