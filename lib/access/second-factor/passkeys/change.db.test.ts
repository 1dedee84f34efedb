import { beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { startSession } from '@/lib/access/sessions/start-session';
import { linkAccount } from '@/lib/access/users/link-account';
import { FactorNeeded, NotFound } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { removeApp, removeFactor } from '../change-factor';
import { readFactor } from '../factor-view';
import { hasFactor } from '../has-factor';
import { giveApp } from '../test-support/factor';
import { removePasskey, renamePasskey } from './change-passkey';
import { addPasskey, device, personOf, renew, withPasskey } from './test-support/passkey';

const { admin } = await testDatabase();

beforeEach(() => admin`delete from attempts`);

const stored = async ({ userId }: { userId: string }) => ({
  passkeys: await admin`select * from passkeys where user_id = ${userId}`,
  codes: await admin`select * from recovery_codes where user_id = ${userId} order by id`,
  apps: await admin`select * from totp_factors where user_id = ${userId}`,
});
const nothing = { passkeys: [], codes: [], apps: [] };

describe('changing passkeys', () => {
  test('B17 one gets another name', async () => {
    const { ana, id } = await withPasskey();
    await renamePasskey(ana, { id, name: 'Laptop' });
    expect((await readFactor(ana.userId))?.passkeys).toMatchObject([{ id, name: 'Laptop' }]);
  });

  test('B17 one of two is removed, and the recovery codes stay', async () => {
    const { ana, id } = await withPasskey();
    const { id: kept } = await addPasskey(ana);
    const { codes } = await stored(ana);
    await removePasskey(ana, { id });
    expect(await stored(ana)).toMatchObject({ passkeys: [{ id: kept }], codes });
  });

  test('B17 after the last one nothing is left, and sign-in asks for nothing', async () => {
    const { ana, id } = await withPasskey();
    await removePasskey(ana, { id });
    expect(await stored(ana)).toEqual(nothing);
    expect(await startSession(ana.userId, device)).toMatchObject({ isPending: false });
  });

  test('B17 two removed at the same time leave no recovery codes behind', async () => {
    const { ana, id } = await withPasskey();
    const { id: other } = await addPasskey(ana);
    await Promise.all([removePasskey(ana, { id }), removePasskey(ana, { id: other })]);
    expect(await stored(ana)).toEqual(nothing);
  });

  test('B17 the app is removed beside a passkey, which stays with the codes', async () => {
    const { ana, id } = await withPasskey();
    const { codes: first } = await stored(ana);
    expect(first).toHaveLength(10);
    await giveApp(ana);
    const { codes } = await stored(ana);
    await removeApp(ana);
    expect(await stored(ana)).toMatchObject({ passkeys: [{ id }], codes, apps: [] });
  });

  test.each<[string, (ana: Awaited<ReturnType<typeof withPasskey>>['ana'], id: string) => Promise<void>]>([
    ['removing it', (ana, id) => removePasskey(ana, { id })],
    ['another name', (ana, id) => renamePasskey(ana, { id, name: 'Laptop' })],
    ['removing the factor', (ana) => removeFactor(ana)],
  ])('B17 %s needs a factor given in the last ten minutes, else nothing changes', async (_, change) => {
    const { ana, id, authenticator } = await withPasskey();
    await admin`update sessions set factor_at = now() - interval '10 minutes' where id = ${ana.sessionId}`;
    const before = await stored(ana);
    await expect(change(ana, id)).rejects.toThrow(FactorNeeded);
    expect(await stored(ana)).toEqual(before);
    await renew(ana, authenticator);
    await change(ana, id);
  });

  test('R6 the passkey of another answers as missing, and nothing changes', async () => {
    const { ana, id } = await withPasskey();
    const { ana: ben } = await withPasskey('ben');
    const before = await stored(ana);
    await expect(removePasskey(ben, { id })).rejects.toThrow(NotFound);
    await expect(renamePasskey(ben, { id, name: 'Mine' })).rejects.toThrow(NotFound);
    expect(await stored(ana)).toEqual(before);
  });

  test('IN3 the passkey that a stranger added under an unverified address ends when its owner claims it', async () => {
    const { ana } = await withPasskey();
    await admin`update users set email_verified_at = null where id = ${ana.userId}`;
    await linkAccount(ana.userId, { provider: 'oidc', providerAccountId: `issuer ${ana.userId}` });
    expect(await stored(ana)).toEqual(nothing);
    expect(await inTenant({}, (tx) => hasFactor(tx, ana.userId))).toBe(false);
  });

  test('B17 R7 each change is in the trail, and mailed where it protects less or more', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const me = await personOf(await startSession(olga.person.userId, device));
    const { id } = await addPasskey(me);
    const { id: other } = await addPasskey(me);
    await renamePasskey(me, { id, name: 'Laptop' });
    await removePasskey(me, { id });
    await removePasskey(me, { id: other });
    const events = await admin`select event from audit_events
      where subject_id = ${me.userId} and event like 'user.%' order by seq`;
    const names = [
      'passkey-added',
      'passkey-added',
      'passkey-renamed',
      'passkey-removed',
      'second-factor-removed',
    ];
    expect(events.map(({ event }) => event)).toEqual(names.map((name) => `user.${name}`));
    const mails = await admin`select job from outbox where job->>'userId' = ${me.userId} order by id`;
    const changes = ['passkeyAdded', 'passkeyAdded', 'passkeyRemoved', 'removed'];
    expect(mails.map(({ job }) => job.change)).toEqual(changes);
  });
});
