import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { completeFactorReset } from '@/lib/access/factor-resets/own-reset';
import { sweepExpired } from '@/lib/access/housekeeping/sweep-expired';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { FactorMissing, Invalid, NotFound } from '@/lib/platform/errors';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { world } from '@/lib/test-support/world';
import { beginReset } from '@/scripts/second-factor/begin-reset';
import { readRequirement } from '../requirement';
import { acceptedPasskeys } from './accepted-passkeys';
import { optionsOfRenewal } from './give-passkey';
import { otherHosts } from './other-hosts';
import { registrationOptions } from './register-passkey';
import { optionsOfVisitor, signInWithPasskey } from './sign-in-with-passkey';
import { addPasskey, device, personOf, renew, withPasskey } from './test-support/passkey';

const { admin, url } = await separateDatabase();

beforeEach(() => admin`delete from attempts`);

const signIn = async ({ person }: WorkspaceContext) => personOf(await startSession(person.userId, device));

/** A workspace that requires a second factor of everyone, of whom Ana has a passkey. */
async function requiring() {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await admin`update workspaces set factor_from = now() where id = ${olga.workspace.id}`;
  const person = await signIn(ana);
  const enter = (who: typeof person) => loadWorkspaceContext(who, ana.workspace.slug);
  return { olga, ana, person, enter };
}

describe('a passkey counts as a second factor', () => {
  test('B17 B8 for the requirement of a workspace, in the session in which it was added', async () => {
    const { ana, person, enter } = await requiring();
    await expect(enter(person)).rejects.toThrow(FactorMissing);
    await addPasskey(person);
    const again = await admin`select factor_at from sessions where id = ${person.sessionId}`;
    expect(again[0]?.factor_at).not.toBeNull();
    const { hasFactor: _, ...rest } = person;
    await expect(enter({ ...rest, hasFactor: true })).resolves.toMatchObject({
      member: { id: ana.member.id },
    });
  });

  test('B17 B8 for the requirement, in a session that it opened alone', async () => {
    const { ana, person, enter } = await requiring();
    const { authenticator } = await addPasskey(person);
    const answer = authenticator.answer(await optionsOfVisitor('browser'));
    const alone = await personOf(await signInWithPasskey('browser', answer, device));
    await expect(enter(alone)).resolves.toMatchObject({ member: { id: ana.member.id } });
  });

  test('B17 in the numbers of members who have one', async () => {
    const { olga, person } = await requiring();
    const agents = async () => {
      const { holders } = await readRequirement({ ...olga, person: { ...olga.person, hasFactor: true } });
      return holders.find(({ role }) => role === 'agent');
    };
    expect(await agents()).toMatchObject({ total: 1, without: 1 });
    await addPasskey(person);
    expect(await agents()).toMatchObject({ total: 1, without: 0 });
  });

  test('B17 for the freshness of a session, which ends after ten minutes', async () => {
    const { ana, authenticator } = await withPasskey();
    const answer = authenticator.answer(await optionsOfVisitor('browser'));
    const session = await signInWithPasskey('browser', answer, device);
    expect(await personOf(session)).toMatchObject({ hasFactor: true, isFactorStale: false });
    await admin`update sessions set factor_at = now() - interval '10 minutes' where user_id = ${ana.userId}`;
    const stale = await personOf(session);
    expect(stale).toMatchObject({ hasFactor: true, isFactorStale: true });
    const renewed = await renew(stale, authenticator);
    expect(await personOf(renewed)).toMatchObject({ isFactorStale: false, sessionId: stale.sessionId });
    expect(await findSession(session.token)).toBeNull();
  });

  test('B17 for a reset, which removes it with the recovery codes', async () => {
    const { ana } = await withPasskey();
    const link = await beginReset(url, ana.email);
    await completeFactorReset(link ?? '', null);
    expect(await admin`select 1 from passkeys where user_id = ${ana.userId}`).toHaveLength(0);
    expect(await admin`select 1 from recovery_codes where user_id = ${ana.userId}`).toHaveLength(0);
    expect(await startSession(ana.userId, device)).toMatchObject({ isPending: false });
  });
});

test('AU13 the sweep forgets answered challenges once they are too old to be answered', async () => {
  const { ana, authenticator } = await withPasskey();
  await renew(ana, authenticator);
  await admin`update used_challenges set expires_at = now() - interval '1 second'
    where challenge_hash = (select min(challenge_hash) from used_challenges)`;
  await sweepExpired();
  expect(await admin`select 1 from used_challenges where expires_at < now()`).toHaveLength(0);
  expect((await admin`select 1 from used_challenges`).length).toBeGreaterThan(0);
});

test('B17 the passkeys of another host are known as such, and those of this one are not', async () => {
  const { ana, authenticator } = await withPasskey();
  expect(await otherHosts()).toEqual([]);
  await admin`update passkeys set host = 'old.test' where user_id = ${ana.userId}`;
  expect(await otherHosts()).toEqual([{ host: 'old.test', passkeys: 1 }]);
  expect(await acceptedPasskeys(ana.userId)).toMatchObject({ rpId: 'console.test', credentialIds: [] });
  await admin`update passkeys set host = 'console.test' where user_id = ${ana.userId}`;
  expect(await acceptedPasskeys(ana.userId)).toMatchObject({ credentialIds: [authenticator.id] });
});

describe('an installation at an IP address', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    forgetSettings();
  });

  test.each(['http://192.0.2.10:3000', 'https://[2001:db8::7]'])(
    'B17 %s offers no passkeys',
    async (origin) => {
      const { ana } = await withPasskey();
      vi.stubEnv('APP_ORIGIN', origin);
      forgetSettings();
      const off = new Invalid({ '': 'passkeys-off' });
      await expect(registrationOptions(ana, '')).rejects.toEqual(off);
      await expect(optionsOfVisitor('browser')).rejects.toThrow(NotFound);
      await expect(optionsOfRenewal(ana)).rejects.toEqual(new Invalid({ '': 'passkeys-none' }));
    },
  );

  test('B17 http://localhost:3000 does', async () => {
    vi.stubEnv('APP_ORIGIN', 'http://localhost:3000');
    forgetSettings();
    expect(await optionsOfVisitor('browser')).toMatchObject({ rpId: 'localhost' });
  });
});
