import type { AccessModel, Permission } from './model';
import { expand, type PermissionFacts, permissionsOf, withImplied } from './permission-table';

/** The expanded patterns of a model, computed once a model instead of once an assignment. */
export interface Holdings {
  /** The permissions of the model's features. */
  all: readonly PermissionFacts[];
  /** The permissions of each role without any right, with all that they imply. */
  roles: ReadonlyMap<string, ReadonlySet<Permission>>;
  /** The permissions of each right, without those that it brings. */
  rights: ReadonlyMap<string, ReadonlySet<Permission>>;
}

const cache = new WeakMap<AccessModel, Holdings>();

/** The permissions of a model, of its roles and of its rights. The sets are shared and must not be changed. */
export function holdingsOf(model: AccessModel): Holdings {
  let holdings = cache.get(model);
  if (holdings === undefined) {
    const all = permissionsOf(model.catalogue, model.features);
    const given = (by: AccessModel['roles'] | AccessModel['rights']) =>
      new Map(
        Object.entries(by).map(([id, { grants }]) => [id, withImplied(model.catalogue, expand(grants, all))]),
      );
    holdings = { all, roles: given(model.roles), rights: given(model.rights) };
    cache.set(model, holdings);
  }
  return holdings;
}

/** The permissions that a member of a role can hold: its own, and those of all of its rights. */
export function reachOf(model: AccessModel, role: string): PermissionFacts[] {
  const { all, roles, rights } = holdingsOf(model);
  const given = model.roles[role]?.rights ?? [];
  const sets = [roles.get(role), ...given.map((right) => rights.get(right))];
  return all.filter(({ permission }) => sets.some((set) => set?.has(permission)));
}
