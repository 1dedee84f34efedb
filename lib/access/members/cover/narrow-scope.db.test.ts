import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { accessOf } from '@/lib/policy/access';
import { world } from '@/lib/test-support/world';
import { mayArrange, mayBeCovering } from './may-arrange';
import { own } from './test-support/cover';

await testDatabase();

test('B11 R1 an administrator whose own sight is narrowed does not widen it by covering', async () => {
  const { mia, ana, ben } = await world({
    people: { olga: 'owner', mia: 'manager', ana: own, ben: own },
  });
  // No role of today's models is so narrowed and administers: this one is.
  const { restrictions } = mia.model;
  const narrowing = restrictions['visibility-own'];
  if (!narrowing) throw new Error('The model has no such restriction.');
  const model = {
    ...mia.model,
    restrictions: { ...restrictions, 'visibility-own': { ...narrowing, roles: ['agent', 'manager'] } },
  };
  const { assignment } = mia.access.compiled;
  const access = accessOf(model, { ...assignment, restrictions: ['visibility-own'] }, mia.access.self);
  const narrowed = { ...mia, access };
  expect(mayArrange(narrowed, ana.member)).toMatchObject({ allowed: true });
  expect(mayBeCovering(narrowed, ana.member, ben.member)).toMatchObject({ allowed: true });
  expect(mayBeCovering(narrowed, ana.member, narrowed.member)).toMatchObject({
    allowed: false,
    rule: { kind: 'guard', id: 'no-self-administration' },
  });
  expect(mayBeCovering(mia, ana.member, mia.member)).toMatchObject({ allowed: true });
});
