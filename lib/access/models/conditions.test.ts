import { describe, expect, test } from 'vitest';
import { bitsOf } from '@/lib/policy/bit-set';
import { difference } from '@/lib/policy/changes/difference';
import { offeredRights, offeredRoles } from '@/lib/policy/changes/offers';
import { decide } from '@/lib/policy/decide';
import { isRoleOfLevel, roleBelow } from '@/lib/policy/levels';
import { availability } from '@/lib/policy/might-ever';
import type { AccessModel } from '@/lib/policy/model';
import { effective } from '@/lib/policy/overviews/effective';
import { matrix } from '@/lib/policy/overviews/matrix';
import { withBrought, withoutRight } from '@/lib/policy/rights';
import { seesBelow } from '@/lib/policy/visibility';
import { catalogue } from './catalogue';
import { mill } from './test-support/mill';
import { access, as } from './test-support/test-access';

const ask = as(mill);
const here = { kind: 'workspace' } as const;

describe('the flags of a workspace', () => {
  test.each([[undefined], [[]], [['payment-method']], ['payment-method'], [null], [{ length: 2 }]])(
    'S2.19, RO6 the flags %o open nothing',
    (flags) => {
      expect(availability(ask('miller', { flags: flags as never }), 'forms.view')).toMatchObject({
        state: 'locked',
        decision: { rule: { kind: 'requirement', id: 'paid' }, remedy: { kind: 'lift', by: ['miller'] } },
      });
    },
  );

  test('S2.19 all flags together meet the requirement, in any order, and unknown ones change nothing', () => {
    const one = ask('miller', { flags: ['prepaid', 'payment-method'] });
    const other = ask('miller', { flags: ['payment-method', '__proto__', 'prepaid'] as never });
    expect(decide(one, 'forms.view', here).allowed).toBe(true);
    expect(other.compiled).toBe(one.compiled);
  });

  test('S2.19 S0.9 the matrix of a workspace names a requirement that denies at some of its depths', () => {
    const cell = matrix(mill, { flags: ['payment-method', 'prepaid'] })
      .groups.flatMap(({ features }) => features)
      .find(({ feature }) => feature === 'forms')
      ?.permissions.find(({ permission }) => permission === 'forms.delete')?.cells.miller;
    expect(cell?.requirements).toEqual(['small']);
  });

  test('S2.19 R5 a requirement locks, even if a restriction of the same id hides', () => {
    const restrictions = { paid: { roles: ['miller'], denies: ['forms.delete'], hides: true } } as const;
    const both = as({ ...mill, restrictions });
    expect(availability(both('miller'), 'forms.view').state).toBe('locked');
    const flags = ['prepaid', 'payment-method'] as const;
    const given = { flags, restrictions: ['paid'] };
    expect(availability(both('miller', given), 'forms.delete').state).toBe('absent');
  });

  test('a requirement applies to the roles that it names', () => {
    const flags = ['prepaid', 'payment-method'] as const;
    expect(decide(ask('miller', { flags, level: 1 }), 'forms.delete', here)).toMatchObject({
      rule: { kind: 'requirement', id: 'small' },
    });
    expect(decide(ask('hand', { flags, level: 1, grants: ['forms'] }), 'forms.view', here).allowed).toBe(
      true,
    );
  });
});

describe('levels of the tree', () => {
  test('S0.10 outside its levels a role is refused everything, and so is a level that is not a number', () => {
    for (const level of [0, 3, Number.NaN, undefined as never]) {
      expect(decide(ask('hand', { level }), 'reports.view', here)).toMatchObject({
        allowed: false,
        rule: { kind: 'place', id: 'hand', model: 'mill' },
        remedy: { kind: 'none' },
      });
    }
    expect(decide(ask('hand', { level: 2 }), 'reports.view', here).allowed).toBe(true);
    expect(isRoleOfLevel(mill.roles.miller, Number.NaN)).toBe(true);
  });

  test('S0.9 the role below that each role has', () => {
    expect(['miller', 'hand', 'toString'].map((role) => roleBelow(mill, role))).toEqual(['hand', null, null]);
  });

  test('S0.10 the offered roles depend on the level', () => {
    const given = (level: number) =>
      offeredRoles(ask('miller', { level }))
        .filter(({ decision }) => decision.allowed)
        .map(({ role }) => role);
    expect([given(0), given(1)]).toEqual([['miller'], ['miller', 'hand']]);
  });
});

test('R3 a name that is no permission has no bit', () => {
  expect([...bitsOf(catalogue, ['constructor', 'nothing.view'])]).toEqual([...bitsOf(catalogue, [])]);
  expect(bitsOf(catalogue, []).every((word) => word === 0)).toBe(true);
});

test('RO6 a value that is not a list is compiled apart from a list with an empty id', () => {
  const none = ask('miller', { restrictions: null as never });
  expect(none.compiled).not.toBe(ask('miller', { restrictions: [''] }).compiled);
  expect(none.compiled.refusal).not.toBeNull();
});

describe('rights', () => {
  test('S2.9 rights that bring one another are gained and lost together', () => {
    expect([...withBrought(mill, ['export'])]).toEqual(['export', 'forms']);
    expect(withoutRight(mill, ['export', 'forms'], 'forms')).toEqual([]);
    expect([...withBrought(mill, ['constructor'])]).toEqual(['constructor']);
  });

  test('R3 an offered right says whether it may be given', () => {
    const offers = offeredRights(ask('hand', { level: 1 }), 'hand');
    expect(
      offers.map(({ id, brings, isInitial, decision }) => [id, brings, isInitial, decision.allowed]),
    ).toEqual([
      ['forms', ['export'], true, false],
      ['export', ['forms'], false, false],
    ]);
    expect(offeredRights(ask('miller'), 'constructor')).toEqual([]);
  });
});

describe('scopes', () => {
  const [hand, miller] = [ask('hand', { level: 1 }), ask('miller', { level: 1 })];

  test('S0.2 the tree is the widest scope, and only where the feature is held', () => {
    expect([seesBelow(miller, 'reports'), seesBelow(hand, 'reports'), seesBelow(miller, 'users')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(seesBelow(ask('miller', { status: 'suspended' }), 'reports')).toBe(false);
  });

  test('S0.2 R4 a feature that a requirement withholds shows no row of the tree', () => {
    const paid = {
      ...mill,
      requirements: [{ id: 'plan', on: ['reports.*'], plans: ['enterprise'] }],
    } as const;
    expect(seesBelow(as(paid)('miller', { plan: 'enterprise' }), 'reports')).toBe(true);
    expect(seesBelow(as(paid)('miller'), 'reports')).toBe(false);
  });

  test('R3 no member gives a wider scope than their own', () => {
    const wide: AccessModel = {
      ...mill,
      roles: { ...mill.roles, hand: { ...mill.roles.hand, assigns: ['watcher'] }, watcher: watcher('all') },
    };
    const narrow: AccessModel = { ...wide, roles: { ...wide.roles, watcher: watcher('own') } };
    const give = (model: AccessModel) =>
      decide(as(model)('hand', { level: 1 }), 'users.invite', access('watcher'));
    expect(give(wide)).toMatchObject({ allowed: false, rule: { kind: 'guard', id: 'ceiling' } });
    expect(give(narrow).allowed).toBe(true);
  });
  const watcher = (reports: 'all' | 'own') => ({
    grants: ['reports.view' as const],
    scopes: { reports },
    assigns: [],
    administers: [],
  });

  test('B2 a change names a wider scope of reports', () => {
    expect(difference(hand.compiled, miller.compiled).scopes).toEqual([
      { feature: 'reports', from: 'own', to: 'tree', wider: true },
    ]);
  });

  test('S0.5 a member’s own column and the matrix name the scope', () => {
    const found = effective(hand).flatMap(({ features }) =>
      features.map(({ feature, scope }) => [feature, scope]),
    );
    expect(found).toContainEqual(['reports', 'own']);
    const row = matrix(mill)
      .groups.flatMap(({ features }) => features)
      .find(({ feature }) => feature === 'reports');
    expect([row?.cells.miller?.scope, row?.cells.hand?.scope]).toEqual(['tree', 'own']);
  });
});
