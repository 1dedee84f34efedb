import { type Compiled, compile } from '../compile';
import { holdingsOf } from '../holdings';
import type { AccessModel, Permission } from '../model';
import { expand, withDependents, withImplied } from '../permission-table';
import { withBrought } from '../rights';
import { difference } from './difference';

/** The smallest change of an access that allows a permission which it denies (B1). */
export interface MinimalChange {
  /** Restrictions to lift. */
  lifts: readonly string[];
  /** Rights to give, without those that they bring. */
  gives: readonly string[];
  /** Another role; null: the present one stays. */
  role: string | null;
  /** The access afterwards. */
  after: { role: string; restrictions: readonly string[]; grants: readonly string[] };
}

/**
 * The fewest restrictions to lift, rights to give and roles to change (at most one) after which an access allows a
 * permission; of several equally small changes the one that gains least, then the first in the model's order. Null if
 * the access allows it already, or if no such change does: the plan, the depth or a flag of the workspace withholds
 * it, or the membership is not active.
 *
 * Rows and guards do not count: a change of access never opens a colleague's row by its address (R6), nor what R1–R3
 * forbid. `roles` are the roles that may be proposed; absent: every role of the model.
 */
export function minimalChange(
  before: Compiled,
  permission: Permission,
  roles: readonly string[] = Object.keys(before.model.roles),
): MinimalChange | null {
  const bases = basesOf(before, permission, roles);
  for (let size = 1; size <= Math.max(0, ...bases.map(sizeOf)); size++) {
    const changes = bases.flatMap((base) =>
      combinations(base.steps, size - base.cost)
        .map((steps) => changeOf(before.model, base, steps))
        .filter(({ after }) => allows(compiledOf(before, after), permission)),
    );
    const [least] = changes
      .map((change) => ({ change, gained: gainOf(before, compiledOf(before, change.after)) }))
      .sort((a, b) => a.gained - b.gained);
    if (least) return least.change;
  }
  return null;
}

/**
 * The permissions that a change of this access could allow, for the locks that offer to ask for it (B1): those for which
 * `minimalChange` with the same roles is not null.
 */
export function attainable(compiled: Compiled, roles: readonly string[]): ReadonlySet<Permission> {
  const all = holdingsOf(compiled.model).all.map(({ permission }) => permission);
  return new Set(all.filter((permission) => basesOf(compiled, permission, roles).length > 0));
}

interface Step {
  kind: 'lift' | 'give';
  id: string;
}

/** An access from which steps are taken: the present role, or another one at the price of one step. */
interface Base {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
  cost: 0 | 1;
  /** The steps that can matter for the permission. */
  steps: readonly Step[];
}

/** The bases from which all steps together allow a permission that the access denies. */
function basesOf(before: Compiled, permission: Permission, roles: readonly string[]): Base[] {
  if (before.refusal || allows(before, permission)) return [];
  return [...new Set([before.assignment.role, ...roles])]
    .map((role) => baseOf(before, role, permission))
    .filter((base) => allows(compiledOf(before, apply(before.model, base, base.steps)), permission));
}

const sizeOf = ({ cost, steps }: Base) => cost + steps.length;

const allows = (compiled: Compiled, permission: Permission) =>
  compiled.entries.get(permission)?.decision.allowed ?? false;

const compiledOf = ({ model, assignment }: Compiled, after: MinimalChange['after']) =>
  compile(model, { ...assignment, ...after });

function baseOf({ model, assignment }: Compiled, role: string, permission: Permission): Base {
  const given = model.roles[role];
  const isSame = role === assignment.role;
  const kept = {
    restrictions: assignment.restrictions.filter(
      (id) => isSame || model.restrictions[id]?.roles.includes(role),
    ),
    grants: assignment.grants.filter((id) => isSame || given?.rights?.includes(id)),
  };
  const wanted = concerned(model, permission);
  const { all, rights } = holdingsOf(model);
  const lifts = Object.entries(model.restrictions)
    .filter(([id, { denies = [] }]) => {
      return kept.restrictions.includes(id) && meets(withDependents(expand(denies, all), all), wanted);
    })
    .map(([id]): Step => ({ kind: 'lift', id }));
  const gives = (given?.rights ?? [])
    .filter((id) => !kept.grants.includes(id))
    .filter((id) =>
      [...withBrought(model, [id])].some((each) => meets(rights.get(each) ?? new Set(), wanted)),
    )
    .map((id): Step => ({ kind: 'give', id }));
  return { role, ...kept, cost: isSame ? 0 : 1, steps: [...lifts, ...gives] };
}

/** The permission, and those whose absence can withhold it: what it implies, and what its requirements ask for. */
function concerned(model: AccessModel, permission: Permission): ReadonlySet<Permission> {
  const { all } = holdingsOf(model);
  const wanted = withImplied(model.catalogue, new Set([permission]));
  for (const each of wanted) {
    for (const { on, anyOf = [] } of model.requirements) {
      if (!expand(on, all).has(each)) continue;
      for (const other of withImplied(model.catalogue, expand(anyOf, all))) wanted.add(other);
    }
  }
  return wanted;
}

const meets = (some: ReadonlySet<Permission>, wanted: ReadonlySet<Permission>) =>
  [...some].some((permission) => wanted.has(permission));

function apply(model: AccessModel, base: Base, steps: readonly Step[]): MinimalChange['after'] {
  const of = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).map(({ id }) => id);
  return {
    role: base.role,
    restrictions: base.restrictions.filter((id) => !of('lift').includes(id)),
    grants: [...withBrought(model, [...base.grants, ...of('give')])],
  };
}

function changeOf(model: AccessModel, base: Base, steps: readonly Step[]): MinimalChange {
  const of = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).map(({ id }) => id);
  return {
    lifts: of('lift'),
    gives: of('give'),
    role: base.cost === 1 ? base.role : null,
    after: apply(model, base, steps),
  };
}

/** How many permissions, wider scopes and unmasked fields a change gains, and how many roles are then under them. */
function gainOf(before: Compiled, after: Compiled): number {
  const { gains, scopes, masks } = difference(before, after);
  const permissions = gains.reduce((sum, change) => sum + change.permissions.length, 0);
  const wider = scopes.filter((scope) => scope.wider).length;
  return permissions + wider + masks.lifted.length + rolesUnder(after);
}

function rolesUnder({ model, assignment }: Compiled): number {
  const { assigns = [], administers = [] } = model.roles[assignment.role] ?? {};
  return assigns.length + administers.length;
}

/** Every choice of `size` items, in their order. */
function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
