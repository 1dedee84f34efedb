import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { changePlan } from './change-plan';

const { admin } = await testDatabase();

test('S2.5 only the owner changes the plan, once, with one audit event', async () => {
  const { owner, ada } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      ada: { role: 'additional-user', grants: ['user-management', 'api-keys', 'contacts-edit'] },
    },
  });
  const before = await everything(admin, owner);
  await expect(changePlan(ada, { plan: 'starter' })).rejects.toBeInstanceOf(Denied);
  expect(await everything(admin, owner)).toEqual(before);
  expect((await again(owner)).organisation.plan).toBe('enterprise');
  for (const _ of [1, 2]) await changePlan(owner, { plan: 'growth' });
  expect((await again(owner)).organisation.plan).toBe('growth');
  const events = await admin`select before, after from audit_events
    where organisation_id = ${owner.organisation.id} and event = 'organisation.plan-changed'`;
  expect([...events]).toEqual([{ before: { plan: 'enterprise' }, after: { plan: 'growth' } }]);
});
