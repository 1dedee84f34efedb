import { beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { FactorNeeded, Invalid } from '@/lib/platform/errors';
import { person } from '@/lib/test-support/world';
import { readFactor } from '../factor-view';
import { hasFactor } from '../has-factor';
import { beginSetUp, confirmSetUp } from '../set-up';
import { giveApp, secretOf } from '../test-support/factor';
import { codeAt } from '../totp';
import { registerPasskey, registrationOptions } from './register-passkey';
import { Authenticator, type Odd } from './test-support/authenticator';
import { addPasskey, aged, device, personOf, signedIn, withPasskey } from './test-support/passkey';

const { admin } = await testDatabase();
const wrong = new Invalid({ '': 'passkey-wrong' });

beforeEach(() => admin`delete from attempts`);

const stored = async ({ userId }: { userId: string }) => ({
  passkeys: await admin`select * from passkeys where user_id = ${userId}`,
  codes: await admin`select * from recovery_codes where user_id = ${userId}`,
  mails: await admin`select * from outbox where job->>'userId' = ${userId}`,
});
const nothing = { passkeys: [], codes: [], mails: [] };

describe('registering a passkey', () => {
  test('B17 gives a second factor, with ten recovery codes beside the first', async () => {
    const ana = await signedIn();
    const { codes } = await addPasskey(ana);
    expect(new Set(codes).size).toBe(10);
    expect(await readFactor(ana.userId)).toMatchObject({ app: null, codesLeft: 10 });
    expect(await inTenant({}, (tx) => hasFactor(tx, ana.userId))).toBe(true);
  });

  test('B17 gives no new codes beside another factor, whose codes stay', async () => {
    const { ana } = await withPasskey();
    const before = await stored(ana);
    expect((await addPasskey(ana)).codes).toEqual([]);
    const after = await stored(ana);
    expect(after.passkeys).toHaveLength(2);
    expect(after.codes).toEqual(before.codes);
  });

  test('B17 names it by where it is kept, and else as the page says', async () => {
    const ana = await signedIn();
    await addPasskey(ana, new Authenticator('bada5566-a7aa-401f-bd96-45619a55120d'));
    await addPasskey(ana);
    const names = (await readFactor(ana.userId))?.passkeys.map(({ name }) => name);
    expect(names).toEqual(['1Password', 'Passkey']);
  });

  test('AU5 AU13 ends the sessions that were opened without a factor', async () => {
    const ana = await signedIn();
    const other = await startSession(ana.userId, device);
    await addPasskey(ana);
    expect(await findSession(other.token)).toBeNull();
    const left = await admin`select id from sessions where user_id = ${ana.userId}`;
    expect(left).toMatchObject([{ id: ana.sessionId }]);
  });

  test('SE4 gives the session a new token, and the earlier one opens nothing any more', async () => {
    const { token } = await startSession((await person('ana')).userId, device);
    const ana = await personOf({ token });
    const { session } = await addPasskey(ana);
    expect(await findSession(token)).toBeNull();
    expect(await personOf(session)).toMatchObject({ sessionId: ana.sessionId, hasFactor: true });
  });

  test('B17 needs the password of a person who has one, else nothing changes', async () => {
    const ana = await signedIn();
    const hash = await hashPassword('quiet river under stones');
    await admin`update users set password_hash = ${hash} where id = ${ana.userId}`;
    const refusal = new Invalid({ password: 'password-wrong' });
    await expect(registrationOptions(ana, 'a guess')).rejects.toEqual(refusal);
    expect(await stored(ana)).toEqual(nothing);
    expect(await registrationOptions(ana, 'quiet river under stones')).toHaveProperty('challenge');
  });

  test('B17 needs a fresh factor of a person who has one, not the password', async () => {
    const { ana } = await withPasskey();
    await admin`update sessions set factor_at = now() - interval '10 minutes' where id = ${ana.sessionId}`;
    await expect(registrationOptions(ana, '')).rejects.toThrow(FactorNeeded);
    await expect(beginSetUp(ana, '')).rejects.toThrow(FactorNeeded);
    expect((await stored(ana)).passkeys).toHaveLength(1);
  });

  test('B17 the challenge of one session registers nothing in another', async () => {
    const ana = await signedIn();
    const answer = new Authenticator().make(await registrationOptions(ana, ''));
    const other = { ...ana, sessionId: crypto.randomUUID() };
    await expect(registerPasskey(other, answer, 'Passkey')).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(nothing);
  });

  test.each<[string, Odd]>([
    ['another origin', { origin: 'http://evil.test' }],
    ['another host', { host: 'evil.test' }],
    ['no verified user', { isVerified: false }],
    ['a frame of another site', { isFramed: true }],
    ['a challenge of its own making', { challenge: 'bm90IG91cnM' }],
  ])('AU13 is refused with %s, and nothing changes', async (_, odd) => {
    const ana = await signedIn();
    const answer = new Authenticator().make(await registrationOptions(ana, ''), odd);
    await expect(registerPasskey(ana, answer, 'Passkey')).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(nothing);
  });

  test('AU13 is refused after five minutes', async () => {
    const ana = await signedIn();
    const options = await registrationOptions(ana, '');
    const make = (seconds: number) =>
      new Authenticator().make(aged(options, { for: 'registration', sessionId: ana.sessionId }, seconds));
    await expect(registerPasskey(ana, make(300), 'Passkey')).rejects.toEqual(wrong);
    expect(await stored(ana)).toEqual(nothing);
    await registerPasskey(ana, make(240), 'Passkey');
  });

  test('AU13 of 20 simultaneous answers of one challenge registers one', async () => {
    const ana = await signedIn();
    const options = await registrationOptions(ana, '');
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => registerPasskey(ana, new Authenticator().make(options), 'Passkey')),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(ana)).passkeys).toHaveLength(1);
  });

  test('AU13 the passkey of another person is refused', async () => {
    const { authenticator } = await withPasskey();
    const ben = await signedIn('ben');
    const answer = authenticator.make(await registrationOptions(ben, ''));
    await expect(registerPasskey(ben, answer, 'Passkey')).rejects.toEqual(
      new Invalid({ '': 'passkey-known' }),
    );
    expect(await stored(ben)).toEqual(nothing);
  });

  test('B17 ends at twenty passkeys', async () => {
    const { ana, authenticator } = await withPasskey();
    await admin`insert into passkeys (id, user_id, credential_id, public_key, counter, transports, aaguid, host, name)
      select gen_random_uuid(), user_id, 'copy ' || n, public_key, 0, transports, aaguid, host, name
      from passkeys, generate_series(2, 20) n where credential_id = ${authenticator.id}`;
    await expect(registrationOptions(ana, '')).rejects.toEqual(new Invalid({ '': 'passkeys-many' }));
  });

  test('B17 an app beside it keeps the recovery codes of the passkey', async () => {
    const { ana } = await withPasskey();
    const { codes } = await stored(ana);
    await beginSetUp(ana, '');
    const confirmed = await confirmSetUp(ana, codeAt(await secretOf(ana), new Date()));
    expect(confirmed.codes).toEqual([]);
    expect((await stored(ana)).codes).toEqual(codes);
  });

  test('B17 beside an app is for sessions in which its code was given', async () => {
    const ana = await signedIn();
    await giveApp(ana);
    await expect(registrationOptions(ana, '')).rejects.toThrow(FactorNeeded);
    expect((await stored(ana)).passkeys).toEqual([]);
  });
});
