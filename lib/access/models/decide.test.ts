import { describe, expect, test } from 'vitest';
import { mask } from '@/lib/access/masking/mask';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { availability, mightEver } from '@/lib/policy/might-ever';
import type { AccessModel, Assignment, Target } from '@/lib/policy/model';
import { permissionTable } from './permissions';
import { teamInbox } from './team-inbox';

const active: Assignment = {
  role: 'owner',
  restrictions: [],
  grants: [],
  plan: 'growth',
  level: 0,
  status: 'active',
};
const ana = { userId: 'ana', seats: ['seat-ana'], teams: [] };
const as = (given: Partial<Assignment>, model: AccessModel = teamInbox) =>
  accessOf(model, { ...active, ...given }, ana);
const here = { kind: 'workspace' } as const;

const targets: Target[] = [
  here,
  { kind: 'record', seatId: 'seat-ana', teamId: null },
  { kind: 'member', userId: 'ben', role: 'agent', restrictions: [], grants: [], lastOfTopRole: false },
  { kind: 'assignment', role: 'agent', restrictions: [], grants: [] },
];

function expectNothing(access: ReturnType<typeof as>, rule: object) {
  for (const { permission } of permissionTable.values()) {
    expect(mightEver(access, permission)).toBe(false);
    for (const target of targets)
      expect(decide(access, permission, target)).toMatchObject({ allowed: false, rule });
  }
  expect(mask(access, { phone: '+39 333 123 4541', email: null }).phone.state).toBe('masked');
}

describe('RO11 only an active member has rights', () => {
  test.each(['invited', 'upcoming', 'suspended', 'ended', 'left'] as const)(
    'RO11 an Owner with the status %s has none',
    (status) => {
      expectNothing(as({ status }), { kind: 'status', id: status });
    },
  );
});

describe('RO6 unknown ids are refused, never skipped', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'isOwner', ''])(
    'RO6 the id "%s" is refused',
    (id) => {
      expectNothing(as({ role: id }), { kind: 'unknown', id });
      expectNothing(as({ restrictions: [id] }), { kind: 'unknown', id });
      expectNothing(as({ grants: [id] }), { kind: 'unknown', id });
      expect(decide(as({}), id, here)).toMatchObject({ allowed: false, rule: { kind: 'unknown', id } });
      expect(decide(as({}), `users.${id}`, here).allowed).toBe(false);
      expect(decide(as({}), `${id}.view`, here).allowed).toBe(false);
    },
  );

  test('RO6 ids of a wrong type, and values that are not lists, are refused', () => {
    expectNothing(as({ role: ['owner'] as never }), { kind: 'unknown' });
    expectNothing(as({ role: 'manager', restrictions: [['data-export']] as never }), { kind: 'unknown' });
    for (const list of [undefined, null, 'mask', { length: 1 }, 7]) {
      expectNothing(as({ restrictions: list as never }), { kind: 'unknown' });
      expectNothing(as({ grants: list as never }), { kind: 'unknown' });
      const given = { kind: 'assignment', role: 'agent', restrictions: list, grants: [] } as never;
      expect(decide(as({}), 'users.invite', given).allowed).toBe(false);
    }
  });

  test('R2 a member is not changed while it is unknown whether they are the last', () => {
    const member = { kind: 'member', userId: 'ben', role: 'owner', restrictions: [], grants: [] } as never;
    expect(decide(as({}), 'users.revoke', member)).toMatchObject({ rule: { id: 'last-of-top-role' } });
  });

  test('RO6 an unknown status is refused', () => {
    expectNothing(as({ status: 'owner' as never }), { kind: 'unknown', id: 'owner' });
  });

  test('RO6 a level that is not a number meets no limit', () => {
    const limited = { ...teamInbox, requirements: [{ id: 'depth', on: ['teams.*' as const], maxLevel: 5 }] };
    expect(decide(as({ level: 5 }, limited), 'teams.view', here).allowed).toBe(true);
    for (const level of [6, Number.NaN, Number.POSITIVE_INFINITY, undefined as never]) {
      expect(decide(as({ level }, limited), 'teams.view', here)).toMatchObject({
        allowed: false,
        rule: { kind: 'requirement', id: 'depth' },
        remedy: { kind: 'none' },
      });
    }
  });

  test('a target of another kind, or none, is refused', () => {
    for (const { permission, about } of permissionTable.values()) {
      for (const target of targets.filter(({ kind }) => kind !== about)) {
        expect(decide(as({}), permission, target).allowed).toBe(false);
      }
      for (const target of [undefined, null, {}, 'workspace']) {
        expect(decide(as({}), permission, target as never).allowed).toBe(false);
      }
    }
  });
});

describe('R5 a denial is explained, and equally everywhere', () => {
  test('R5 lock, matrix and server share one decision', () => {
    const manager = as({ role: 'manager', restrictions: ['data-export'] });
    const decision = decide(manager, 'users.export', here);
    expect(decision).toEqual({
      allowed: false,
      permission: 'users.export',
      rule: { kind: 'restriction', id: 'data-export', model: 'team-inbox' },
      remedy: { kind: 'lift', by: ['owner'] },
    });
    expect(availability(manager, 'users.export').decision).toBe(decision);
  });

  test('R5 of two restrictions the first in the order of the model decides', () => {
    const one = as({ role: 'manager', restrictions: ['data-export', 'workspace-settings'] });
    const other = as({ role: 'manager', restrictions: ['workspace-settings', 'data-export'] });
    expect(one.compiled).toBe(other.compiled);
    expect(decide(one, 'users.export', here)).toMatchObject({ rule: { id: 'workspace-settings' } });
  });

  test('R5 a denial by plan names the plans that allow it', () => {
    const limited: AccessModel = {
      ...teamInbox,
      requirements: [{ id: 'reporting', on: ['reports.*'], plans: ['enterprise'] }],
    };
    expect(availability(as({}, limited), 'reports.view')).toMatchObject({
      state: 'locked',
      decision: { remedy: { kind: 'upgrade', plans: ['enterprise'] } },
    });
  });
});

describe('R5 the remedy of a denial', () => {
  const decided = (given: Partial<Assignment>, permission: string, model?: AccessModel) =>
    decide(as(given, model), permission, here);

  test.each([
    ['invited', { kind: 'none' }],
    ['left', { kind: 'none' }],
    ['upcoming', { kind: 'none' }],
    ['ended', { kind: 'lift', by: ['owner'] }],
    ['suspended', { kind: 'lift', by: ['owner'] }],
  ] as const)('R5 RO11 an access with the status %s has its remedy', (status, remedy) => {
    expect(decided({ status }, 'contacts.view')).toMatchObject({
      allowed: false,
      rule: { kind: 'status', id: status, model: 'team-inbox' },
      remedy,
    });
  });

  test('R5 RO6 an unknown id has no remedy', () => {
    const unknown = (id: string) => ({
      allowed: false,
      rule: { kind: 'unknown', id, model: 'team-inbox' },
      remedy: { kind: 'none' },
    });
    expect(decided({ role: 'isOwner' }, 'contacts.view')).toMatchObject(unknown('isOwner'));
    expect(decided({}, 'isOwner')).toMatchObject(unknown('isOwner'));
    expect(availability(as({}), 'isOwner' as never)).toEqual({
      state: 'absent',
      decision: unknown('isOwner'),
    });
    expect(decide(as({}), 'contacts.create', targets[3] as Target)).toEqual(unknown('target:workspace'));
  });

  test('R5 S1.14 a permission that no role holds has no remedy', () => {
    expect(decided({}, 'billing.view')).toMatchObject({ remedy: { kind: 'none' } });
  });

  test('R5 S0.10 a level of the tree has no remedy, and from that level on the requirement is met', () => {
    const deep = { ...teamInbox, requirements: [{ id: 'deep', on: ['teams.*' as const], minLevel: 2 }] };
    for (const level of [0, 1, Number.NaN]) {
      expect(decided({ level }, 'teams.view', deep)).toMatchObject({
        allowed: false,
        rule: { kind: 'requirement', id: 'deep', model: 'team-inbox' },
        remedy: { kind: 'none' },
      });
    }
    for (const level of [2, 3]) expect(decided({ level }, 'teams.view', deep).allowed).toBe(true);
  });
});

describe('R2 R5 combinations of roles, rights, restrictions and requirements', () => {
  const model: AccessModel = {
    ...teamInbox,
    roles: {
      ...teamInbox.roles,
      manager: { ...teamInbox.roles.manager, grants: ['contacts.view', 'reports.view'], rights: ['more'] },
    },
    rights: { more: { area: 'contacts', grants: ['contacts.view', 'contacts.create'] } },
    restrictions: { ...teamInbox.restrictions, blind: { roles: ['manager'], denies: ['contacts.view'] } },
    requirements: [
      { id: 'paid', on: ['contacts.*'], plans: ['enterprise'] },
      { id: 'contacts-first', on: ['reports.*'], anyOf: ['contacts.*'] },
    ],
  };
  const ruleOf = (permission: string, given: Partial<Assignment>) => {
    const access = as({ role: 'manager', plan: 'enterprise', ...given }, model);
    const about = permissionTable.get(permission as never)?.about;
    const target = targets.find(({ kind }) => kind === about) ?? here;
    const { allowed, rule } = decide(access, permission, target);
    return `${allowed} ${rule.kind} ${rule.id}`;
  };

  test('R5 the role is named before a right that gives the same', () => {
    expect(ruleOf('contacts.view', { grants: ['more'] })).toBe('true role manager');
    expect(ruleOf('contacts.create', { grants: ['more'] })).toBe('true right more');
  });

  test('S2.2 a right that the role does not offer gives nothing', () => {
    expect(ruleOf('contacts.create', { role: 'agent', grants: ['more'] })).toMatch(/^false role/);
  });

  test('S1.16 a permission that requires the denied one is denied with it', () => {
    const given = { grants: ['more'], restrictions: ['blind'] };
    expect(ruleOf('contacts.view', given)).toBe('false restriction blind');
    expect(ruleOf('contacts.create', given)).toBe('false restriction blind');
  });

  test('S2.19 a permission that another requirement withholds meets no requirement', () => {
    expect(ruleOf('reports.view', {})).toBe('true role manager');
    expect(ruleOf('reports.view', { plan: 'growth' })).toBe('false requirement contacts-first');
  });
});
