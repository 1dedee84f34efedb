import type { AccessModel, Permission } from './model';
import { expand, type PermissionFacts, permissionsOf, withImplied } from './permission-table';

/** What the patterns of a model come to, worked out once a model instead of once an assignment. */
export interface Holdings {
  /** The permissions of the model's features. */
  all: readonly PermissionFacts[];
  /** What each role holds of itself, with all that is implied. */
  roles: ReadonlyMap<string, ReadonlySet<Permission>>;
  /** What each right gives of itself, without those that it brings. */
  rights: ReadonlyMap<string, ReadonlySet<Permission>>;
}

const known = new WeakMap<AccessModel, Holdings>();

/** The permissions of a model, of its roles and of its rights. The sets are shared and must not be changed. */
export function holdingsOf(model: AccessModel): Holdings {
  let holdings = known.get(model);
  if (holdings === undefined) {
    const all = permissionsOf(model.catalogue, model.features);
    const given = (by: AccessModel['roles'] | AccessModel['rights']) =>
      new Map(
        Object.entries(by).map(([id, { grants }]) => [id, withImplied(model.catalogue, expand(grants, all))]),
      );
    holdings = { all, roles: given(model.roles), rights: given(model.rights) };
    known.set(model, holdings);
  }
  return holdings;
}
