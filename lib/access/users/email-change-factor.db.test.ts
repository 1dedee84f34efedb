import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { renewFactor } from '@/lib/access/second-factor/give-factor';
import { giveApp, nextCode } from '@/lib/access/second-factor/test-support/factor';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { FactorNeeded } from '@/lib/platform/errors';
import { person } from '@/lib/test-support/world';
import { pendingEmailChange, requestEmailChange } from './request-email-change';

const { admin } = await testDatabase();
process.env.SMTP_URL = 'smtp://localhost:1';
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';
beforeEach(() => admin`delete from attempts`);

async function withApp() {
  const ana = await person('ana');
  const { token } = await startSession(ana.userId, { ip: null, userAgent: null });
  const { sessionId = '' } = (await findSession(token)) ?? {};
  await giveApp(ana);
  return { ...ana, sessionId, ip: null };
}

const email = () => `${crypto.randomUUID()}@example.com`;

test('B17 another email is refused without a fresh factor to a person who has one, and nothing changes', async () => {
  const ana = await withApp();
  const wanted = email();
  await expect(requestEmailChange(ana, { email: wanted, password: '' }, 'en')).rejects.toEqual(
    new FactorNeeded(),
  );
  expect(await pendingEmailChange(ana)).toBeNull();
  expect(await admin`select * from outbox where recipient in (${wanted}, ${ana.email})`).toEqual([]);
});

test('B17 another email is requested with a fresh one, and the present address is notified', async () => {
  const ana = await withApp();
  await renewFactor(ana, await nextCode(ana));
  const wanted = email();
  await requestEmailChange(ana, { email: wanted, password: '' }, 'en');
  expect(await pendingEmailChange(ana)).toEqual({ email: wanted });
  expect(await admin`select job->>'kind' as kind from outbox where recipient = ${ana.email}`).toEqual([
    { kind: 'email-change-asked' },
  ]);
});
