import { describe, expect, test, vi } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { giveApp } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { findPendingSignIn } from '@/lib/access/sessions/pending-sign-in';
import { startSession } from '@/lib/access/sessions/start-session';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { person } from '@/lib/test-support/world';
import { authOptions } from './auth-options';

await separateDatabase();
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

test('LI1 next-auth checks no passwords and makes no session tokens', () => {
  const { providers, jwt, session } = authOptions();
  expect(providers.map(({ type }) => type)).not.toContain('credentials');
  expect(jwt).toBeUndefined();
  expect(session?.strategy).toBe('database');
});

test('SE4 next-auth never learns of an open session', async () => {
  const ana = await person('ana');
  const { token } = await startSession(ana.userId, { ip: null, userAgent: null });
  expect(await authOptions().adapter?.getSessionAndUser?.(token)).toBeNull();
});

describe('a second factor at the identity provider', () => {
  const issuer = 'https://id.example.com';
  const account = { type: 'oauth', provider: 'oidc', providerAccountId: `${issuer} ana` } as const;

  /** What next-auth does with the claims of a person whom the provider has signed in. */
  async function signIn(userId: string, claims: object) {
    const provider = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'latchkey', OIDC_CLIENT_SECRET: 'a secret' };
    Object.assign(process.env, provider);
    forgetSettings();
    const { adapter, callbacks } = authOptions();
    const profile = { iss: issuer, sub: 'ana', email: 'ana@example.com', email_verified: true, ...claims };
    await callbacks?.signIn?.({ account, profile, user: { id: userId } });
    const expires = new Date();
    const session = await adapter?.createSession?.({ sessionToken: '', userId, expires });
    return session?.sessionToken ?? '';
  }

  test.each<[string, object, boolean]>([
    ['amr with mfa', { amr: ['pwd', 'mfa'] }, true],
    ['a phishing-resistant acr', { acr: 'phr' }, true],
    ['one method', { amr: ['pwd'] }, false],
    ['a text in place of the list', { amr: 'mfa' }, false],
    ['nothing', {}, false],
  ])('B17 that says %s is known of the session', async (_, claims, providerFactor) => {
    const ana = await person('ana');
    const session = await findSession(await signIn(ana.userId, claims));
    expect(session).toMatchObject({ userId: ana.userId, providerFactor, hasFactor: false });
  });

  test('AU13 takes the place of no factor that the person has here', async () => {
    const ana = await person('ana');
    await giveApp(ana);
    const token = await signIn(ana.userId, { amr: ['mfa'] });
    expect(await findSession(token)).toBeNull();
    expect(await findPendingSignIn(token)).toMatchObject({ userId: ana.userId });
  });
});
