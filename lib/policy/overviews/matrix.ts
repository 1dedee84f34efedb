import type { Group } from '../catalogue';
import { type Compiled, compile } from '../compile';
import { isNarrower } from '../internal/applied-scope';
import type { AccessModel, FeatureId, Flag, Permission, Plan, Scope } from '../model';
import { opening, permissionsOf } from '../permission-table';

/** What a role has of a permission (S1.32): ✓ `yes`, ○ `restrictable` (on unless taken away), ✗ `never`. */
export interface Cell {
  state: 'yes' | 'restrictable' | 'never';
  /** Restrictions that take it away. */
  restrictions: readonly string[];
  /** Rights that it requires. */
  rights: readonly string[];
  /** Restrictions that leave it and narrow its scope. */
  narrowedBy: readonly string[];
  /** The scope of its rows; null where there are none. */
  scope: Scope | null;
  /** A new holder of the role has it: without restriction, with the role's initial rights (S2.4, S4.4). */
  isInitial: boolean;
  /** Requirements that withhold it in some workspaces: by plan, depth, or flags. */
  requirements: readonly string[];
}

/** A row: a permission, with a cell for each role. */
export interface MatrixPermission {
  permission: Permission;
  cells: Readonly<Record<string, Cell>>;
}

/** A feature's own row is that of the permission that opens it. */
export interface MatrixFeature {
  feature: FeatureId;
  cells: Readonly<Record<string, Cell>>;
  permissions: readonly MatrixPermission[];
}

export interface MatrixGroup {
  group: Group;
  features: readonly MatrixFeature[];
}

export interface Matrix {
  model: string;
  roles: readonly string[];
  groups: readonly MatrixGroup[];
}

/**
 * The conditions under which the model is evaluated. By default those that meet its requirements: the largest plan,
 * the first depth where the role has the permission, every flag true.
 */
export interface MatrixConditions {
  plan?: Plan;
  level?: number;
  flags?: readonly Flag[];
}

/** The features of a model by the catalogue's groups, without empty groups. */
export function byGroup({
  catalogue,
  features,
}: Pick<AccessModel, 'catalogue' | 'features'>): { group: Group; features: FeatureId[] }[] {
  return catalogue.groups
    .map((group) => ({
      group,
      features: features.filter((id) => catalogue.features[id]?.group === group),
    }))
    .filter((entry) => entry.features.length > 0);
}

const cache = new WeakMap<AccessModel, Matrix>();

/** The matrix of a model, computed by evaluating every role, restriction and right in turn. */
export function matrix(model: AccessModel, conditions?: MatrixConditions): Matrix {
  if (conditions) return buildMatrix(model, conditions);
  const cached = cache.get(model) ?? buildMatrix(model, {});
  cache.set(model, cached);
  return cached;
}

function buildMatrix(model: AccessModel, conditions: MatrixConditions): Matrix {
  const roles = Object.keys(model.roles);
  const ask = Object.fromEntries(roles.map((role) => [role, cellsOf(model, role, conditions)]));
  const cellsFor = (permission: Permission) =>
    Object.fromEntries(roles.map((role) => [role, ask[role]?.(permission) ?? never]));
  return {
    model: model.id,
    roles,
    groups: byGroup(model).map(({ group, features }) => ({
      group,
      features: features.map((feature) => ({
        feature,
        cells: cellsFor(opening(model.catalogue, feature)),
        permissions: permissionsOf(model.catalogue, [feature]).map(({ permission }) => ({
          permission,
          cells: cellsFor(permission),
        })),
      })),
    })),
  };
}

const never: Cell = {
  state: 'never',
  restrictions: [],
  rights: [],
  narrowedBy: [],
  scope: null,
  isInitial: false,
  requirements: [],
};

/** The cell of each permission for one role. */
function cellsOf(
  model: AccessModel,
  role: string,
  conditions: MatrixConditions,
): (permission: Permission) => Cell {
  const depths = conditions.level === undefined ? depthsOf(model, role) : [conditions.level];
  const rolesAtDepths = depths.map((level) => probe(model, role, { ...conditions, level }));
  const withheld = withholding(model, role, conditions, depths);
  return (permission) => {
    const cell = rolesAtDepths.map((ask) => ask(permission)).find(({ state }) => state !== 'never');
    return cell ? { ...cell, requirements: withheld(permission) } : never;
  };
}

/** The depths at which a role's permissions can differ: where it begins, and where requirements begin and end. */
function depthsOf(model: AccessModel, role: string): number[] {
  const { levels } = model.roles[role] ?? {};
  const limits = model.requirements.flatMap(({ minLevel = 0, maxLevel = -1 }) => [minLevel, maxLevel + 1]);
  return [...new Set([0, levels?.min ?? 0, ...limits])];
}

/** The permissions of a role in one kind of workspace. */
function probe(
  model: AccessModel,
  role: string,
  { plan = largestPlan(model), level = 0, flags = model.catalogue.flags }: MatrixConditions,
): (permission: Permission) => Cell {
  const { rights: grants = [], initialRights = [] } = model.roles[role] ?? {};
  const as = (restrictions: readonly string[], rights: readonly string[]) =>
    compile(model, { role, restrictions, grants: rights, plan, level, flags, status: 'active' });
  const full = as([], grants);
  const restricted = Object.entries(model.restrictions)
    .filter(([, { roles }]) => roles.includes(role))
    .map(([id]) => ({ id, compiled: as([id], grants) }));
  const bare = as([], []);
  const initial = as([], initialRights);
  const withOneRight = grants.map((id) => ({ id, compiled: as([], [id]) }));

  return (permission) => {
    if (!holds(full, permission)) return never;
    const restrictions = restricted
      .filter(({ compiled }) => !holds(compiled, permission))
      .map(({ id }) => id);
    const isBare = holds(bare, permission);
    const rights = isBare
      ? []
      : withOneRight.filter(({ compiled }) => holds(compiled, permission)).map(({ id }) => id);
    const narrowedBy = restricted
      .filter(({ compiled }) => holds(compiled, permission) && isNarrowed(full, compiled, permission))
      .map(({ id }) => id);
    return {
      state: isBare && restrictions.length === 0 ? 'yes' : 'restrictable',
      restrictions,
      rights,
      narrowedBy,
      scope: scopeOf(full, permission),
      isInitial: holds(initial, permission),
      requirements: [],
    };
  };
}

/** The requirements that deny a permission to a role with all its rights, somewhere within the conditions. */
function withholding(
  model: AccessModel,
  role: string,
  conditions: MatrixConditions,
  depths: readonly number[],
): (permission: Permission) => string[] {
  if (model.requirements.length === 0) return () => [];
  const denied = new Map<Permission, Set<string>>();
  for (const level of depths) {
    for (const plan of conditions.plan ? [conditions.plan] : model.catalogue.plans) {
      for (const given of conditions.flags ? [conditions.flags] : [model.catalogue.flags, []]) {
        const { rights: grants = [] } = model.roles[role] ?? {};
        const circumstances = { plan, level, flags: given, status: 'active' } as const;
        const { entries } = compile(model, { role, restrictions: [], grants, ...circumstances });
        for (const { facts, decision } of entries.values()) {
          if (decision.rule.kind !== 'requirement') continue;
          const ids = denied.get(facts.permission) ?? new Set();
          denied.set(facts.permission, ids.add(decision.rule.id));
        }
      }
    }
  }
  return (permission) => [...(denied.get(permission) ?? [])];
}

function largestPlan({ catalogue }: AccessModel): Plan {
  const plan = catalogue.plans.at(-1);
  if (plan === undefined) throw new Error('The catalogue names no plan.');
  return plan;
}

function holds(compiled: Compiled, permission: Permission): boolean {
  return compiled.entries.get(permission)?.decision.allowed ?? false;
}

function scopeOf({ entries }: Compiled, permission: Permission): Scope | null {
  const entry = entries.get(permission);
  return entry?.facts.hasRows ? entry.applied.scope : null;
}

function isNarrowed(full: Compiled, restricted: Compiled, permission: Permission): boolean {
  const before = scopeOf(full, permission);
  const after = scopeOf(restricted, permission);
  return before !== null && after !== null && isNarrower(after, before);
}
