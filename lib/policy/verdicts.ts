import type {
  AccessModel,
  Assignment,
  Decision,
  Denied,
  Permission,
  Remedy,
  Requirement,
  Rule,
} from './model';
import { expand, type PermissionFacts, withDependents, withImplied } from './permission-table';
import { askHolders, liftedFor } from './remedy';

export interface Judgement {
  verdicts: ReadonlyMap<Permission, Decision>;
  granted: ReadonlySet<Permission>;
}

/**
 * The one walk: what role and rights give, then what restrictions take, then what requirements withhold. The
 * first rule that decides a permission is its verdict; the order is the model's, not the assignment's, so
 * that the same access always gets the same answer. The assignment is in force (`refusalOf`).
 */
export function judge(
  model: AccessModel,
  assignment: Assignment,
  all: readonly PermissionFacts[],
): Judgement {
  const given = give(model, assignment, all);
  const taken = restrict(model, assignment, all, given);
  const granted = new Set([...given.keys()].filter((permission) => !taken.has(permission)));
  withhold(model, assignment, all, given, taken);

  const verdicts = new Map<Permission, Decision>();
  for (const { permission } of all) {
    const rule = given.get(permission);
    verdicts.set(
      permission,
      taken.get(permission) ??
        (rule ? { allowed: true, rule } : notGiven(model, assignment.role, permission, all)),
    );
  }
  return { verdicts, granted };
}

function give(
  model: AccessModel,
  { role, grants }: Assignment,
  all: readonly PermissionFacts[],
): Map<Permission, Rule> {
  const given = new Map<Permission, Rule>();
  const add = (permissions: Set<Permission>, rule: Rule) => {
    for (const permission of withImplied(permissions)) {
      if (!given.has(permission)) given.set(permission, rule);
    }
  };
  add(expand(model.roles[role]?.grants ?? [], all), { kind: 'role', id: role, model: model.id });
  const offered = model.roles[role]?.rights ?? [];
  const held = withBrought(
    model,
    // A right that the role does not offer gives nothing, whoever wrote it there.
    grants.filter((id) => offered.includes(id)),
  );
  for (const [id, right] of Object.entries(model.rights)) {
    if (held.has(id)) add(expand(right.grants, all), { kind: 'right', id, model: model.id });
  }
  return given;
}

/** The rights with those that they bring (S2.9–S2.11). */
function withBrought(model: AccessModel, ids: readonly string[]): Set<string> {
  const held = new Set(ids);
  for (const id of held) {
    if (!Object.hasOwn(model.rights, id)) continue;
    for (const brought of model.rights[id]?.brings ?? []) held.add(brought);
  }
  return held;
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

function withhold(
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
  for (const requirement of model.requirements) {
    const { plans, maxLevel } = requirement;
    if (plans && !plans.includes(assignment.plan)) deny(requirement, { kind: 'upgrade', plans });
    else if (maxLevel !== undefined && !(assignment.level <= maxLevel)) deny(requirement, { kind: 'none' });
  }
  // Judged on one snapshot, so that the order of requirements cannot matter.
  const held = new Set([...given.keys()].filter((permission) => !taken.has(permission)));
  for (const requirement of model.requirements) {
    const { anyOf } = requirement;
    if (!anyOf || [...expand(anyOf, all)].some((permission) => held.has(permission))) continue;
    deny(requirement, liftedFor(model, assignment.role));
  }
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

function notGiven(
  model: AccessModel,
  role: string,
  permission: Permission,
  all: readonly PermissionFacts[],
): Denied {
  for (const id of model.roles[role]?.rights ?? []) {
    for (const each of withBrought(model, [id])) {
      const right = Object.hasOwn(model.rights, each) ? model.rights[each] : undefined;
      if (!right || !withImplied(expand(right.grants, all)).has(permission)) continue;
      return {
        allowed: false,
        rule: { kind: 'right', id, model: model.id },
        remedy: liftedFor(model, role),
      };
    }
  }
  return {
    allowed: false,
    rule: { kind: 'role', id: role, model: model.id },
    remedy: askHolders(model, permission),
  };
}
