import { catalogue, type Group, groups } from './catalogue';
import { type Compiled, compile } from './compile';
import type { AccessModel, FeatureId, Permission, Plan } from './model';
import { factsOf, opening, permissionsOf } from './permission-table';
import { isNarrower } from './reach';

/** What a role has of a permission (S1.32): ✓ `yes`, ○ `restrictable` (on unless taken away), ✗ `never`. */
export interface Cell {
  state: 'yes' | 'restrictable' | 'never';
  /** Restrictions that take it away. */
  restrictions: readonly string[];
  /** Rights without which it is not held. */
  rights: readonly string[];
  /** Restrictions that leave it and narrow its rows. */
  narrowedBy: readonly string[];
}

/** A row: a permission, and what each role has of it. */
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

/** Where the model's conditions are judged; by default they are met: the largest plan, the root workspace. */
export interface MatrixConditions {
  plan?: Plan;
  level?: number;
}

/** The features of a list, by the catalogue's groups, without empty groups. */
export function byGroup(features: readonly FeatureId[]): { group: Group; features: FeatureId[] }[] {
  return groups
    .map((group) => ({ group, features: features.filter((id) => catalogue[id].group === group) }))
    .filter((each) => each.features.length > 0);
}

/** The matrix of a model, found by asking the engine about every role, restriction and right in turn. */
export function matrix(model: AccessModel, conditions: MatrixConditions = {}): Matrix {
  const roles = Object.keys(model.roles);
  const ask = Object.fromEntries(roles.map((role) => [role, cellsOf(model, role, conditions)]));
  const cellsFor = (permission: Permission) =>
    Object.fromEntries(roles.map((role) => [role, ask[role]?.(permission) ?? never]));
  return {
    model: model.id,
    roles,
    groups: byGroup(model.features).map(({ group, features }) => ({
      group,
      features: features.map((feature) => ({
        feature,
        cells: cellsFor(opening(feature)),
        permissions: permissionsOf([feature]).map(({ permission }) => ({
          permission,
          cells: cellsFor(permission),
        })),
      })),
    })),
  };
}

const never: Cell = { state: 'never', restrictions: [], rights: [], narrowedBy: [] };

/** What one role has of each permission. */
function cellsOf(
  model: AccessModel,
  role: string,
  { plan = 'enterprise', level = 0 }: MatrixConditions,
): (permission: Permission) => Cell {
  const grants = [...(model.roles[role]?.rights ?? [])];
  const given = (restrictions: string[], rights: string[]) =>
    compile(model, { role, restrictions, grants: rights, plan, level, status: 'active' });
  const full = given([], grants);
  const restricted = Object.entries(model.restrictions)
    .filter(([, { roles }]) => roles.includes(role))
    .map(([id]) => ({ id, compiled: given([id], grants) }));
  const bare = given([], []);
  const alone = grants.map((id) => ({ id, compiled: given([], [id]) }));

  return (permission) => {
    if (!holds(full, permission)) return never;
    const restrictions = restricted
      .filter(({ compiled }) => !holds(compiled, permission))
      .map(({ id }) => id);
    const rights = holds(bare, permission)
      ? []
      : alone.filter(({ compiled }) => holds(compiled, permission)).map(({ id }) => id);
    const narrowedBy = restricted
      .filter(({ compiled }) => holds(compiled, permission) && isNarrowed(full, compiled, permission))
      .map(({ id }) => id);
    const isOpen = restrictions.length === 0 && holds(bare, permission);
    return { state: isOpen ? 'yes' : 'restrictable', restrictions, rights, narrowedBy };
  };
}

function holds(compiled: Compiled, permission: Permission): boolean {
  return compiled.entries.get(permission)?.verdict.allowed ?? false;
}

function isNarrowed(full: Compiled, restricted: Compiled, permission: Permission): boolean {
  if (factsOf(permission)?.about !== 'record') return false;
  const before = full.entries.get(permission)?.reach.scope;
  const after = restricted.entries.get(permission)?.reach.scope;
  return before !== undefined && after !== undefined && isNarrower(after, before);
}
