import { holdingsOf } from '../holdings';
import type {
  AccessModel,
  Assignment,
  Decision,
  Denied,
  Permission,
  Remedy,
  Requirement,
  Rule,
} from '../model';
import { expand, type PermissionFacts, withDependents } from '../permission-table';
import { askHolders, liftedFor, metByHolders } from '../remedy';
import { withBrought } from '../rights';
import { mayFoundBelow } from './founding';

export interface Evaluation {
  decisions: ReadonlyMap<Permission, Decision>;
  granted: ReadonlySet<Permission>;
}

/**
 * The evaluation in one walk: role and rights give, then restrictions take, then requirements withhold. The first
 * rule that decides a permission is its rule; the order is the model's, not the assignment's, so that the same
 * access always gets the same answer. The assignment must be in force (`refusalOf`).
 */
export function evaluate(
  model: AccessModel,
  assignment: Assignment,
  all: readonly PermissionFacts[],
): Evaluation {
  const given = give(model, assignment);
  const taken = restrict(model, assignment, all, given);
  const granted = new Set([...given.keys()].filter((permission) => !taken.has(permission)));
  deny(model, assignment, all, given, taken);
  for (const { permission, guards } of all) {
    if (!guards.includes('founding') || mayFoundBelow(model, assignment, granted)) continue;
    take(expand([permission], all), all, given, taken, {
      allowed: false,
      rule: { kind: 'guard', id: 'founding', model: model.id },
      remedy: liftedFor(model, assignment.role),
    });
  }

  const decisions = new Map<Permission, Decision>();
  for (const { permission } of all) {
    const rule = given.get(permission);
    decisions.set(
      permission,
      taken.get(permission) ??
        (rule ? { allowed: true, rule } : notGiven(model, assignment.role, permission)),
    );
  }
  return { decisions, granted };
}

function give(model: AccessModel, { role, grants }: Assignment): Map<Permission, Rule> {
  const { roles, rights } = holdingsOf(model);
  const given = new Map<Permission, Rule>();
  const add = (permissions: Iterable<Permission>, rule: Rule) => {
    for (const permission of permissions) {
      if (!given.has(permission)) given.set(permission, rule);
    }
  };
  add(roles.get(role) ?? [], { kind: 'role', id: role, model: model.id });
  const offered = model.roles[role]?.rights ?? [];
  const held = withBrought(
    model,
    // A right that the role does not offer gives nothing, even if the row contains it.
    grants.filter((id) => offered.includes(id)),
  );
  for (const [id, permissions] of rights) {
    if (held.has(id)) add(permissions, { kind: 'right', id, model: model.id });
  }
  return given;
}

function restrict(
  model: AccessModel,
  { role, restrictions }: Assignment,
  all: readonly PermissionFacts[],
  given: ReadonlyMap<Permission, Rule>,
): Map<Permission, Denied> {
  const taken = new Map<Permission, Denied>();
  for (const [id, { denies = [] }] of Object.entries(model.restrictions)) {
    if (!restrictions.includes(id)) continue;
    take(expand(denies, all), all, given, taken, {
      allowed: false,
      rule: { kind: 'restriction', id, model: model.id },
      remedy: liftedFor(model, role),
    });
  }
  return taken;
}

function deny(
  model: AccessModel,
  assignment: Assignment,
  all: readonly PermissionFacts[],
  given: ReadonlyMap<Permission, Rule>,
  taken: Map<Permission, Denied>,
): void {
  const deny = ({ id, on }: Requirement, remedy: Remedy) =>
    take(expand(on, all), all, given, taken, {
      allowed: false,
      rule: { kind: 'requirement', id, model: model.id },
      remedy,
    });
  const binding = model.requirements.filter(({ roles }) => roles?.includes(assignment.role) ?? true);
  for (const requirement of binding) {
    const remedy = unmet(model, requirement, assignment);
    if (remedy) deny(requirement, remedy);
  }
  // Evaluated on one snapshot, so that the order of requirements does not matter.
  const held = new Set([...given.keys()].filter((permission) => !taken.has(permission)));
  for (const requirement of binding) {
    const { anyOf } = requirement;
    if (!anyOf || [...expand(anyOf, all)].some((permission) => held.has(permission))) continue;
    deny(requirement, liftedFor(model, assignment.role));
  }
}

/** The remedy of a requirement that the workspace does not meet; null if it does. */
function unmet(model: AccessModel, requirement: Requirement, assignment: Assignment): Remedy | null {
  const { plans, minLevel, maxLevel, flags, metBy } = requirement;
  const { plan, level } = assignment;
  if (plans && !plans.includes(plan)) return { kind: 'upgrade', plans };
  if (minLevel !== undefined && !(level >= minLevel)) return { kind: 'none' };
  if (maxLevel !== undefined && !(level <= maxLevel)) return { kind: 'none' };
  const isMissing = flags?.some((flag) => !assignment.flags?.includes(flag));
  return isMissing ? metByHolders(model, metBy) : null;
}

function take(
  permissions: Set<Permission>,
  all: readonly PermissionFacts[],
  given: ReadonlyMap<Permission, Rule>,
  taken: Map<Permission, Denied>,
  denied: Denied,
): void {
  for (const permission of withDependents(permissions, all)) {
    if (given.has(permission) && !taken.has(permission)) taken.set(permission, denied);
  }
}

function notGiven(model: AccessModel, role: string, permission: Permission): Denied {
  const { rights } = holdingsOf(model);
  for (const id of model.roles[role]?.rights ?? []) {
    if (![...withBrought(model, [id])].some((included) => rights.get(included)?.has(permission))) continue;
    return {
      allowed: false,
      rule: { kind: 'right', id, model: model.id },
      remedy: liftedFor(model, role),
    };
  }
  return {
    allowed: false,
    rule: { kind: 'role', id: role, model: model.id },
    remedy: askHolders(model, permission),
  };
}
