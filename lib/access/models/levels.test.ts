import { expect, test } from 'vitest';
import { accessBelow, isRoleOfLevel, roleBelow } from '@/lib/policy/levels';
import type { AccessModel } from '@/lib/policy/model';
import { modelOf } from './registry';

const none = { restrictions: [], grants: [] };

test.each([
  ['account-tree', 'parent-admin', 'sub-account-admin'],
  ['account-tree', 'sub-account-admin', 'sub-account-admin'],
  ['account-tree', 'advanced', null],
  ['hosted-accounts', 'admin', 'host-admin'],
  ['hosted-accounts', 'read-only', 'host-user'],
  ['hosted-accounts', 'host-admin', null],
  ['team-inbox', 'owner', null],
  ['team-inbox', '__proto__', null],
])('S0.9 S3.13 in %s, a %s inherits the role %s below', (model, role, below) => {
  expect(roleBelow(modelOf(model), role)).toBe(below);
  expect(accessBelow(modelOf(model), { role, ...none })).toEqual(below && { role: below, ...none });
});

test('S0.9 restrictions from above apply below, as far as the role below can carry them', () => {
  const tree = modelOf('account-tree');
  const [parent, below] = [tree.roles['parent-admin'], tree.roles['sub-account-admin']];
  if (!parent || !below) throw new Error('the tree has both roles');
  const model: AccessModel = {
    ...tree,
    roles: { ...tree.roles, 'parent-admin': parent, 'sub-account-admin': { ...below, rights: ['kept'] } },
    restrictions: {
      both: { roles: ['parent-admin', 'sub-account-admin'], denies: [] },
      above: { roles: ['parent-admin'], denies: [] },
    },
  };
  const given = {
    role: 'parent-admin',
    restrictions: ['above', 'both', 'unknown'],
    grants: ['kept', 'other'],
  };
  expect(accessBelow(model, given)).toEqual({
    role: 'sub-account-admin',
    restrictions: ['both'],
    grants: ['kept'],
  });
});

test('S0.10 a role exists between its levels, both included; at an invalid level only without limits', () => {
  const between = { grants: [], assigns: [], administers: [], levels: { min: 1, max: 3 } };
  expect([0, 1, 3, 4, Number.NaN].map((level) => isRoleOfLevel(between, level))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  const upwards = { ...between, levels: { min: 1 } };
  expect([0, 1, 99].map((level) => isRoleOfLevel(upwards, level))).toEqual([false, true, true]);
  const downwards = { ...between, levels: { max: 1 } };
  expect([0, 1, 2].map((level) => isRoleOfLevel(downwards, level))).toEqual([true, true, false]);
  expect(isRoleOfLevel({ grants: [], assigns: [], administers: [] }, Number.NaN)).toBe(true);
  expect(isRoleOfLevel(undefined, 7)).toBe(true);
});
