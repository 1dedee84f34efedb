import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { startSession } from '@/lib/access/sessions/start-session';
import { person } from '@/lib/test-support/world';
import { authOptions } from './auth-options';

await testDatabase();

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
