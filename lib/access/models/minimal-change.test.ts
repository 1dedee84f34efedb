import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference } from '@/lib/policy/changes/difference';
import { attainable, minimalChange } from '@/lib/policy/changes/minimal-change';
import { type Compiled, compile } from '@/lib/policy/compile';
import type { AccessModel, Assignment, Permission } from '@/lib/policy/model';
import { withBrought, withoutRight } from '@/lib/policy/rights';
import { permissionsOf } from './permissions';
import { workspaceModels as models } from './registry';
import { teamInbox } from './team-inbox';
import { assignment, assignmentIn, idsOf, model as random } from './test-support/arbitraries';

const allows = (compiled: Compiled, permission: Permission) =>
  compiled.entries.get(permission)?.decision.allowed ?? false;

/** Every subset of a list. */
function subsets<T>(items: readonly T[]): T[][] {
  const [first, ...others] = items;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((set) => [first, ...set])];
}

/** The size of the smallest change that allows a permission, by trying all of them; null if there is none. */
function smallest({ model, assignment }: Compiled, permission: Permission): number | null {
  let best: number | null = null;
  for (const role of Object.keys(model.roles)) {
    const isSame = role === assignment.role;
    const kept = assignment.restrictions.filter(
      (id) => isSame || model.restrictions[id]?.roles.includes(role),
    );
    const offered = model.roles[role]?.rights ?? [];
    const held = assignment.grants.filter((id) => isSame || offered.includes(id));
    for (const lifts of subsets(kept)) {
      for (const gives of subsets(offered.filter((id) => !held.includes(id)))) {
        const size = lifts.length + gives.length + (isSame ? 0 : 1);
        if (best !== null && size >= best) continue;
        const after = {
          role,
          restrictions: kept.filter((id) => !lifts.includes(id)),
          grants: [...withBrought(model, [...held, ...gives])],
        };
        if (allows(compile(model, { ...assignment, ...after }), permission)) best = size;
      }
    }
  }
  return best;
}

/** Every assignment of a model without many rights: its roles with each set of at most three of their restrictions. */
function assignmentsOf(model: AccessModel): Assignment[] {
  return Object.keys(model.roles).flatMap((role) => {
    const carried = Object.keys(model.restrictions).filter((id) =>
      model.restrictions[id]?.roles.includes(role),
    );
    return subsets(carried)
      .filter((restrictions) => restrictions.length <= 3)
      .map(
        (restrictions): Assignment => ({
          role,
          restrictions,
          grants: [],
          plan: 'enterprise',
          level: 1,
          flags: model.catalogue.flags,
          status: 'active',
        }),
      );
  });
}

const fewRights = models.filter(({ rights }) => Object.keys(rights).length <= 4);

describe.each(fewRights.map((model) => [model.id, model] as const))('%s', (_, model) => {
  test('B1 the change proposed for each denied permission suffices, and no smaller change does', () => {
    for (const assignment of assignmentsOf(model)) {
      const before = compile(model, assignment);
      for (const { permission } of permissionsOf(model.features)) {
        if (before.refusal || allows(before, permission)) continue;
        const change = minimalChange(before, permission);
        const size = change && change.lifts.length + change.gives.length + (change.role === null ? 0 : 1);
        expect(size, `${JSON.stringify(assignment)} ${permission}`).toBe(smallest(before, permission));
        if (change) expect(allows(compile(model, { ...assignment, ...change.after }), permission)).toBe(true);
      }
    }
  });
});

/** Every change of an access, with the access that it leads to. */
function changesOf({ model, assignment }: Compiled) {
  return Object.keys(model.roles).flatMap((role) => {
    const isSame = role === assignment.role;
    const restrictions = assignment.restrictions.filter(
      (id) => isSame || model.restrictions[id]?.roles.includes(role),
    );
    const offered = model.roles[role]?.rights ?? [];
    const held = assignment.grants.filter((id) => isSame || offered.includes(id));
    return subsets(restrictions).flatMap((lifts) =>
      subsets(offered.filter((id) => !held.includes(id))).map((gives) => ({
        size: lifts.length + gives.length + (isSame ? 0 : 1),
        change: { lifts: [...lifts].sort(), gives: [...gives].sort(), role: isSame ? null : role },
        after: {
          role,
          restrictions: restrictions.filter((id) => !lifts.includes(id)).sort(),
          grants: [...withBrought(model, [...held, ...gives])].sort(),
        },
      })),
    );
  });
}

const known = ({ model, assignment }: Compiled) =>
  Object.hasOwn(model.roles, assignment.role) &&
  assignment.restrictions.every((id) => Object.hasOwn(model.restrictions, id)) &&
  assignment.grants.every((id) => Object.hasOwn(model.rights, id));

/** How much a change gains: permissions, wider scopes, unmasked fields, and roles to give and to administer. */
function gained(before: Compiled, after: Compiled): number {
  const { gains, scopes, masks } = difference(before, after);
  const reach = ({ model: { roles }, assignment: { role } }: Compiled) =>
    (roles[role]?.assigns.length ?? 0) + (roles[role]?.administers.length ?? 0);
  return (
    gains.flatMap(({ permissions }) => permissions).length +
    scopes.filter(({ wider }) => wider).length +
    masks.lifted.length +
    reach(after) -
    reach(before)
  );
}

test('B1 in random models the change is one of the smallest, gains least of them, and changes nothing else', () => {
  let changed = 0;
  fc.assert(
    fc.property(random, assignment, fc.nat(), (model, stored, place) => {
      // Rights are stored with those that they bring.
      const given = { ...stored, grants: [...withBrought(model, stored.grants)] };
      const before = compile(model, given);
      fc.pre(known(before));
      const permissions = permissionsOf(model.features).map((facts) => facts.permission);
      const permission = permissions[place % permissions.length] ?? 'contacts.view';
      const found = minimalChange(before, permission);
      const sufficient =
        before.refusal || allows(before, permission)
          ? []
          : changesOf(before)
              .map((each) => ({ ...each, compiled: compile(model, { ...given, ...each.after }) }))
              .filter(({ compiled }) => allows(compiled, permission));
      expect(found === null).toBe(sufficient.length === 0);
      expect(attainable(before, Object.keys(model.roles)).has(permission)).toBe(found !== null);
      if (!found) return;
      changed++;
      const size = Math.min(...sufficient.map((each) => each.size));
      const smallest = sufficient.filter((each) => each.size === size);
      const least = Math.min(...smallest.map(({ compiled }) => gained(before, compiled)));
      const best = smallest.filter(({ compiled }) => gained(before, compiled) === least);
      const { lifts, gives, role, after } = found;
      expect(best.map(({ change, after }) => ({ change, after }))).toContainEqual({
        change: { lifts: [...lifts].sort(), gives: [...gives].sort(), role },
        after: {
          role: after.role,
          restrictions: [...after.restrictions].sort(),
          grants: [...after.grants].sort(),
        },
      });
    }),
    { seed: 356, numRuns: 1_000 },
  );
  expect(changed).toBeGreaterThan(100);
});

test('B1 in every model the change of a random access suffices, and each of its steps is needed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...models).chain((model) =>
        fc.record({
          model: fc.constant(model),
          assignment: assignmentIn(idsOf(model)),
          permission: fc.constantFrom(...permissionsOf(model.features).map((facts) => facts.permission)),
        }),
      ),
      ({ model, assignment, permission }) => {
        const before = compile(model, assignment);
        const change = minimalChange(before, permission);
        expect(attainable(before, Object.keys(model.roles)).has(permission)).toBe(change !== null);
        if (!change) return;
        expect(allows(before, permission)).toBe(false);
        expect(allows(compile(model, { ...assignment, ...change.after }), permission)).toBe(true);
        const isAllowedWith = (after: Partial<Assignment>) =>
          allows(compile(model, { ...assignment, ...change.after, ...after }), permission);
        for (const id of change.lifts)
          expect(isAllowedWith({ restrictions: [...change.after.restrictions, id] })).toBe(false);
        for (const id of change.gives)
          expect(isAllowedWith({ grants: withoutRight(model, change.after.grants, id) })).toBe(false);
      },
    ),
    { seed: 356, numRuns: 500 },
  );
});

test('B1 of equally small changes the one that gains least is proposed', () => {
  const agent = compile(teamInbox, {
    role: 'agent',
    restrictions: [],
    grants: [],
    plan: 'enterprise',
    level: 0,
    status: 'active',
  });
  expect(minimalChange(agent, 'users.view')).toMatchObject({ role: 'manager', lifts: [], gives: [] });
});

test('B1 nothing is proposed for a membership that is not active', () => {
  const suspended = compile(teamInbox, {
    role: 'manager',
    restrictions: ['data-export'],
    grants: [],
    plan: 'enterprise',
    level: 0,
    status: 'suspended',
  });
  expect(minimalChange(suspended, 'data-export.export')).toBeNull();
});
