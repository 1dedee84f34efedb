import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessOf } from '@/lib/policy/access';
import { hasBit, isSubset } from '@/lib/policy/bit-set';
import { offered } from '@/lib/policy/changes/problems';
import { compile } from '@/lib/policy/compile';
import { decide } from '@/lib/policy/decide';
import type { AccessModel, Permission } from '@/lib/policy/model';
import { flags } from './catalogue';
import { bases, type CustomRole, holdable, withCustomRoles } from './custom-roles';
import { permissionsOf } from './permissions';
import { topRoleOf, workspaceModels } from './registry';
import { teamInbox } from './team-inbox';
import { assignmentIn, idsOf, self, targetsIn } from './test-support/arbitraries';
import { naive } from './test-support/naive-interpreter';

const seed = 20_261_125;

/** Random custom roles within the permissions that the model's roles can hold. */
function ownRoles(model: AccessModel): fc.Arbitrary<CustomRole[]> {
  const one = fc.constantFrom(...bases(model)).chain((base) =>
    fc.record({
      id: fc.constantFrom('own-1', 'own-2', 'own-3'),
      base: fc.constant(base),
      permissions: fc.subarray(holdable(model, base), { minLength: 1 }),
      label: fc.constant('Own'),
      description: fc.constant(''),
    }),
  );
  return fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 3 });
}

describe.each(workspaceModels.map((model) => [model.id, model] as const))(
  'B7 custom roles in %s',
  (_, model) => {
    test('B7 the engine agrees with the naive interpreter about every holder of one', () => {
      let cases = 0;
      const asked = ownRoles(model).chain((roles) => {
        const extended = withCustomRoles(model, roles);
        const ids = idsOf(extended);
        return fc.record({
          extended: fc.constant(extended),
          given: assignmentIn(ids),
          person: self,
          target: fc.record(targetsIn(ids)),
        });
      });
      fc.assert(
        fc.property(asked, ({ extended, given, person, target }) => {
          const access = accessOf(extended, given, person);
          for (const { permission, about } of permissionsOf(model.features)) {
            const ours = decide(access, permission, target[about]);
            const theirs = naive(extended, access.compiled.assignment, person, permission, target[about]);
            expect(`${ours.allowed} ${ours.rule.kind}:${ours.rule.id}`).toBe(
              `${theirs.allowed} ${theirs.rule}`,
            );
            cases++;
          }
        }),
        { seed, numRuns: 120 },
      );
      expect(cases).toBeGreaterThan(1000);
    });

    test('B7, R3 the giver of one gives nothing that they do not hold', () => {
      let given = 0;
      const asked = ownRoles(model).chain((roles) => {
        const extended = withCustomRoles(model, roles);
        return fc.record({
          extended: fc.constant(extended),
          giver: assignmentIn(idsOf(extended)),
          roles: fc.constant(roles),
        });
      });
      fc.assert(
        fc.property(asked, ({ extended, giver, roles }) => {
          const access = accessOf(extended, giver, { userId: 'giver', seats: [], teams: [] });
          for (const { id } of roles) {
            const target = { kind: 'assignment', role: id, restrictions: [], grants: [] } as const;
            if (!decide(access, 'users.assign', target).allowed) continue;
            given++;
            const gets = compile(extended, {
              ...giver,
              role: id,
              restrictions: [],
              grants: [],
              status: 'active',
            });
            const bound = extended.roles[giver.role]?.givesAs;
            const ceiling = bound ? compile(extended, { ...giver, role: bound }) : access.compiled;
            expect(isSubset(gets.granted, ceiling.granted)).toBe(true);
          }
        }),
        { seed, numRuns: 300 },
      );
      expect(given).toBeGreaterThan(0);
    });

    test('B7 one holds the chosen permissions with all that they imply, and never more than its base', () => {
      for (const base of bases(model)) {
        const possible = holdable(model, base);
        const chosen = possible.filter((_, at) => at % 3 === 0);
        const extended = withCustomRoles(model, [own(base, chosen)]);
        const level = model.roles[base]?.levels?.min ?? 0;
        const compiled = compile(extended, {
          role: 'own-1',
          restrictions: [],
          grants: [],
          plan: 'enterprise',
          level,
          flags,
          status: 'active',
        });
        const held = [...compiled.entries.values()]
          .filter(({ facts }) => hasBit(compiled.granted, facts.index))
          .map(({ facts }) => facts.permission);
        expect(held).toEqual(expect.arrayContaining(chosen));
        expect(possible).toEqual(expect.arrayContaining(held));
      }
    });

    test('B7, R2 none is a top role, none is inherited, and the model itself does not change', () => {
      const before = JSON.stringify(model);
      const extended = withCustomRoles(
        model,
        bases(model).map((base, at) => ({ ...own(base, holdable(model, base)), id: `own-${at}` })),
      );
      for (const level of [0, 1]) {
        expect(topRoleOf(extended, level)).toBe(topRoleOf(model, level));
      }
      const made = Object.entries(extended.roles).filter(([id]) => id.startsWith('own-'));
      expect(made.length).toBeGreaterThan(1);
      for (const [, role] of made) expect([role.top, role.below]).toEqual([undefined, undefined]);
      expect(JSON.stringify(model)).toBe(before);
    });

    test('B7 the same roles make the same model, so that assignments are compiled once', () => {
      const [base = ''] = bases(model);
      const role = own(base, holdable(model, base));
      expect(withCustomRoles(model, [role])).toBe(withCustomRoles(model, [{ ...role }]));
      expect(withCustomRoles(model, [])).toBe(model);
      // A custom role with the name of a role of the model, or without a base, is left out.
      const [first = ''] = Object.keys(model.roles);
      const odd = withCustomRoles(model, [
        { ...role, id: first },
        { ...role, base: '__proto__' },
      ]);
      expect(Object.keys(odd.roles)).toEqual(Object.keys(model.roles));
    });
  },
);

test('B7 a custom role offers the restrictions that take something from it, and no others', () => {
  const model = withCustomRoles(teamInbox, [own('manager', ['contacts.view', 'contacts.delete'])]);
  const offers = (role: string) => offered(model, role, 'enterprise').map(({ id }) => id);
  expect(offers('own-1')).toEqual(['contact-deletion']);
  expect(offers('manager')).toEqual([
    'workspace-settings',
    'contact-deletion',
    'data-export',
    'integrations',
  ]);
});

test('R5 B7 a custom role without permissions on users is not named as the one who can lift a lock', () => {
  const without = holdable(teamInbox, 'manager').filter((permission) => !permission.startsWith('users.'));
  const model = withCustomRoles(teamInbox, [own('manager', without)]);
  const given = { role: 'agent', restrictions: ['visibility-own'], grants: [] };
  const access = accessOf(
    model,
    { ...given, plan: 'enterprise', level: 0, flags, status: 'suspended' },
    { userId: 'ana', seats: [], teams: [] },
  );
  expect(decide(access, 'messages.view', { kind: 'workspace' })).toMatchObject({
    remedy: { kind: 'lift', by: ['owner', 'manager'] },
  });
});

const own = (base: string, permissions: Permission[]): CustomRole => ({
  id: 'own-1',
  base,
  permissions,
  label: 'Own',
  description: '',
});
