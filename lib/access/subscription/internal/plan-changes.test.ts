import { expect, test } from 'vitest';
import { teamInbox } from '@/lib/access/models/team-inbox';
import type { AccessModel } from '@/lib/policy/model';
import { planChanges } from './plan-changes';

const plans = ['starter', 'enterprise'] as const;
const given = { restrictions: [], grants: [], level: 0, flags: [] };
const accesses = [
  { given: { ...given, role: 'manager' }, people: 3 },
  { given: { ...given, role: 'owner' }, people: 2 },
  { given: { ...given, role: 'agent' }, people: 7 },
];
const limited: AccessModel = {
  ...teamInbox,
  requirements: [{ id: 'reporting', on: ['reports.*'], plans: ['enterprise'] }],
};

test('B2 a plan that closes a feature says how many people lose it, and the way back how many gain it', () => {
  const [starter, same] = planChanges(limited, 'enterprise', plans, accesses);
  expect(starter).toEqual({
    plan: 'starter',
    changed: 5,
    features: [{ feature: 'reports', gain: 0, lose: 5 }],
  });
  expect(same).toEqual({ plan: 'enterprise', changed: 0, features: [] });
  expect(planChanges(limited, 'starter', plans, accesses)[1]).toEqual({
    plan: 'enterprise',
    changed: 5,
    features: [{ feature: 'reports', gain: 5, lose: 0 }],
  });
});

test('B2 S1.27 a plan that offers fewer restrictions changes no present access: members keep them', () => {
  const masked = [{ given: { ...given, role: 'agent', restrictions: ['mask'] }, people: 4 }];
  expect(planChanges(teamInbox, 'enterprise', plans, masked)).toEqual([
    { plan: 'starter', changed: 0, features: [] },
    { plan: 'enterprise', changed: 0, features: [] },
  ]);
});
