import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { completeSetup, isSetupOpen } from './complete-setup';

const { admin } = await testDatabase();
const token = 'the token that the terminal printed, once';
process.env.SETUP_TOKEN = token;

const owner = {
  name: 'Inès Kerouédan',
  email: 'ines@example.com',
  password: 'quiet river under stones',
  locale: 'fr',
  ip: null,
};
const organisation = {
  name: 'Atelier Corvane',
  plan: 'enterprise',
  model: 'team-inbox',
  workspaceName: 'Lyon – Boutique',
} as const;

test('setting up needs the token of the terminal', async () => {
  expect(await isSetupOpen('another token')).toBe(false);
  await expect(completeSetup('another token', owner, organisation)).rejects.toThrow(NotFound);
  expect(await admin`select 1 from users`).toHaveLength(0);
});

test.each([
  ['that many people have', 'qwertyqwerty', 'password-frequent'],
  ['that is the organisation’s name', 'Atelier-Corvane-1', 'password-own-words'],
])('AU15 a password %s is refused, and nothing is created', async (_, password, reason) => {
  const attempt = completeSetup(token, { ...owner, password }, organisation);
  await expect(attempt).rejects.toEqual(new Invalid({ password: reason }));
  expect(await admin`select 1 from users union all select 1 from organisations`).toHaveLength(0);
});

test('R2, R7 10 simultaneous attempts make one organisation, whose owner holds the top role', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) =>
      completeSetup(token, { ...owner, email: `ines-${n}@example.com` }, organisation),
    ),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await admin`select name, plan, model from organisations`).toEqual([
    { name: 'Atelier Corvane', plan: 'enterprise', model: 'team-inbox' },
  ]);
  const [member] = await admin`select * from members`;
  expect(member).toMatchObject({ role: 'owner', status: 'active' });
  expect(await admin`select email from users`).toEqual([{ email: member?.email }]);
  expect(await admin`select 1 from seats where holder_id = ${member?.id}`).toHaveLength(1);
  const events = await admin`select event from audit_events order by seq`;
  expect(events.map(({ event }) => event)).toEqual([
    'organisation.created',
    'workspace.created',
    'member.founded',
  ]);
});

test('once there is an account, the token opens nothing', async () => {
  expect(await isSetupOpen(token)).toBe(false);
  await expect(
    completeSetup(token, { ...owner, email: 'mallory@example.com' }, organisation),
  ).rejects.toThrow(NotFound);
});
