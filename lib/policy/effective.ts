import type { Access } from './access';
import type { Group } from './catalogue';
import { byGroup } from './matrix';
import { type Availability, availability } from './might-ever';
import type { FeatureId, Permission, Scope } from './model';
import { opening, permissionsOf } from './permission-table';

/** What one access has of a permission, in the rows of the matrix. */
export interface EffectivePermission {
  permission: Permission;
  availability: Availability;
  /** The rows it reaches; null for what is not about rows. */
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

/** All that one access holds, by the rows of the matrix: one's own column, and the card of a role (R10, S0.6). */
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
