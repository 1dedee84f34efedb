import { describe, expect, test } from 'vitest';
import { offeredRoles } from '@/lib/policy/changes/offers';
import { problems } from '@/lib/policy/changes/problems';
import { decide } from '@/lib/policy/decide';
import { roleBelow } from '@/lib/policy/levels';
import { availability } from '@/lib/policy/might-ever';
import { accountTree } from './account-tree';
import { topRoleOf } from './registry';
import { access, as, ben } from './test-support/test-access';

const here = { kind: 'workspace' } as const;
const ask = as(accountTree);
/** Each role at a level where it exists, in a prepaid account. */
describe('the tree', () => {
  test('S0.9 the tree has five levels below the parent, no more', () => {
    expect(decide(ask('parent-admin'), 'sub-accounts.create', here).allowed).toBe(true);
    const mayCreate = [1, 2, 3, 4, 5, 6].filter(
      (level) => decide(ask('sub-account-admin', { level }), 'sub-accounts.create', here).allowed,
    );
    expect(mayCreate).toEqual([1, 2, 3, 4]);
  });

  test('S0.9 an admin is a Sub-account admin in every account below', () => {
    expect(roleBelow(accountTree, 'parent-admin')).toBe('sub-account-admin');
    expect(roleBelow(accountTree, 'sub-account-admin')).toBe('sub-account-admin');
  });

  test('S0.9 other roles inherit nothing below, and no role has access above or beside', () => {
    for (const role of ['advanced', 'basic', '__proto__', 'constructor']) {
      expect(roleBelow(accountTree, role)).toBeNull();
    }
  });

  test.each([0, 1, 2, 3, 4, 5])('S0.10 level %i has its kind of admin', (level) => {
    for (const [role, isHeld] of [
      ['parent-admin', level === 0],
      ['sub-account-admin', level > 0],
      ['advanced', true],
      ['basic', true],
    ] as const) {
      expect(availability(ask(role, { level }), 'profile.view').state).toBe(isHeld ? 'open' : 'absent');
      const proposal = { role, restrictions: [], grants: [] };
      expect(problems(accountTree, proposal, 'growth', undefined, level).map(({ code }) => code)).toEqual(
        isHeld ? [] : ['role-of-other-place'],
      );
    }
  });

  test.each([
    ['parent-admin', 0, ['parent-admin', 'advanced', 'basic']],
    ['sub-account-admin', 1, ['sub-account-admin', 'advanced', 'basic']],
    ['advanced', 1, []],
    ['basic', 1, []],
  ])('S0.10 a %s at level %i gives the roles of that level', (role, level, given) => {
    const offers = offeredRoles(ask(role, { level }));
    expect(offers.filter(({ decision }) => decision.allowed).map((offer) => offer.role)).toEqual(given);
  });

  test('S0.10 a role is not given at a level where it does not exist, with that reason', () => {
    expect(decide(ask('parent-admin'), 'users.invite', access('sub-account-admin'))).toMatchObject({
      allowed: false,
      rule: { kind: 'guard', id: 'place' },
      remedy: { kind: 'none' },
    });
    expect(availability(ask('parent-admin', { level: 1 }), 'users.invite').decision.rule).toEqual({
      kind: 'place',
      id: 'parent-admin',
      model: 'account-tree',
    });
  });

  test('TE6 a Sub-account admin does not administer a Parent admin', () => {
    for (const permission of ['users.edit', 'users.revoke']) {
      expect(decide(ask('sub-account-admin', { level: 1 }), permission, ben('parent-admin')).allowed).toBe(
        false,
      );
    }
    expect(
      decide(ask('sub-account-admin', { level: 1 }), 'users.assign', access('parent-admin')).allowed,
    ).toBe(false);
  });

  test('R2, S0.10 each account keeps an admin of its level', () => {
    expect([0, 1, 5].map((level) => topRoleOf(accountTree, level))).toEqual([
      'parent-admin',
      'sub-account-admin',
      'sub-account-admin',
    ]);
  });

  test('S0.8, R9 an admin may change any role of the account to any other', () => {
    for (const [role, level, all] of [
      ['parent-admin', 0, ['parent-admin', 'advanced', 'basic']],
      ['sub-account-admin', 3, ['sub-account-admin', 'advanced', 'basic']],
    ] as const) {
      for (const each of all) {
        expect(decide(ask(role, { level }), 'users.edit', ben(each)).allowed).toBe(true);
        expect(decide(ask(role, { level }), 'users.assign', access(each)).allowed).toBe(true);
      }
    }
  });
});
