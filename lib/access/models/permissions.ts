import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import {
  factsOf as factsIn,
  featuresOf,
  opening as openingIn,
  type PermissionFacts,
  permissionsOf as permissionsIn,
  tableOf,
  withImplied as withImpliedIn,
} from '@/lib/policy/permission-table';
import { catalogue } from './catalogue';

/** The permission table of Latchkey's own catalogue. */

export const featureIds = featuresOf(catalogue);
export const permissionTable: ReadonlyMap<string, PermissionFacts> = tableOf(catalogue);
export const factsOf = (permission: string) => factsIn(catalogue, permission);
export const opening = (feature: FeatureId) => openingIn(catalogue, feature);
export const permissionsOf = (features: readonly FeatureId[]) => permissionsIn(catalogue, features);
export const withImplied = (permissions: Set<Permission>) => withImpliedIn(catalogue, permissions);
