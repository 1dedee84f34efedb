import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { again, world } from '@/lib/test-support/world';
import { planChangeOf } from './plan-change';

const { admin } = await testDatabase();

test('B1 S1.27 where the plan withholds a restriction, members learn who can change it', async () => {
  const { olga, mia } = await world({ plan: 'starter', people: { olga: 'owner', mia: 'manager' } });
  expect(await planChangeOf(mia)).toEqual({
    href: null,
    changers: [{ name: 'olga', email: olga.person.email }],
    isAskable: true,
  });
  expect(await planChangeOf(olga)).toEqual({
    href: `/o/${olga.organisation.slug}/plan`,
    changers: [],
    isAskable: false,
  });
});

test('B1 where the plan withholds nothing, there is nothing to ask for', async () => {
  const { mia } = await world({ plan: 'enterprise', people: { olga: 'owner', mia: 'manager' } });
  expect(await planChangeOf(mia)).toBeNull();
});

test('B1 SE3 a disabled administrator is not named', async () => {
  const { olga, mia } = await world({ plan: 'starter', people: { olga: 'owner', mia: 'manager' } });
  await admin`update users set disabled_at = now() where id = ${olga.person.userId}`;
  expect((await planChangeOf(await again(mia)))?.changers).toEqual([]);
});
