import type { Access } from '../access';
import type { Group } from '../catalogue';
import { type Availability, availability } from '../might-ever';
import type { FeatureId, Permission, Scope } from '../model';
import { opening, permissionsOf } from '../permission-table';
import { byGroup } from './matrix';

/** The decision about one permission, as a row of the matrix shows it. */
export interface EffectivePermission {
  permission: Permission;
  availability: Availability;
  /** The scope of its rows; null for a permission without rows. */
  scope: Scope | null;
}

export interface EffectiveFeature extends EffectivePermission {
  feature: FeatureId;
  permissions: readonly EffectivePermission[];
}

export interface EffectiveGroup {
  group: Group;
  features: readonly EffectiveFeature[];
}

/** Everything that one access holds, by the rows of the matrix: a member's own column, and the card of a role (R10, S0.6). */
export function effective(access: Access): EffectiveGroup[] {
  const { entries, model } = access.compiled;
  const one = (permission: Permission): EffectivePermission => {
    const entry = entries.get(permission);
    return {
      permission,
      availability: availability(access, permission),
      scope: entry?.facts.hasRows ? entry.applied.scope : null,
    };
  };
  return byGroup(model).map(({ group, features }) => ({
    group,
    features: features.map((feature) => ({
      feature,
      ...one(opening(model.catalogue, feature)),
      permissions: permissionsOf(model.catalogue, [feature]).map(({ permission }) => one(permission)),
    })),
  }));
}
