import type { Catalogue } from '../catalogue';
import type { Compiled } from '../compile';
import { isNarrower } from '../internal/applied-scope';
import { isRoleOfLevel } from '../levels';
import type { FeatureId, MaskedField, Permission, Scope } from '../model';
import { opening, permissionsOf } from '../permission-table';

/** Permissions of one feature on one side of a change. `whole`: the feature itself opens or closes. */
export interface FeatureChange {
  feature: FeatureId;
  whole: boolean;
  permissions: readonly Permission[];
}

/** A feature held before and after the change, whose scope becomes wider or narrower. */
export interface ScopeChange {
  feature: FeatureId;
  from: Scope;
  to: Scope;
  wider: boolean;
}

/** The effect of a change of access (B2, B7). */
export interface Difference {
  gains: readonly FeatureChange[];
  loses: readonly FeatureChange[];
  keeps: readonly FeatureChange[];
  scopes: readonly ScopeChange[];
  /** Fields that become masked, and that stop being masked. */
  masks: { added: readonly MaskedField[]; lifted: readonly MaskedField[] };
  /** Roles that the person may give, or whose holders they may change: those that are added, and those that go (S1.15). */
  roles: { added: readonly string[]; removed: readonly string[] };
}

/** A change in a word. `less` and `more` change nothing in the other direction. */
export type Verdict = 'same' | 'less' | 'more' | 'different';

/** The change in a word (B2). `same`: the engine answers every question as before. */
export function verdict({ gains, loses, scopes, masks, roles }: Difference): Verdict {
  const isMore =
    gains.length + masks.lifted.length + roles.added.length > 0 || scopes.some(({ wider }) => wider);
  const isLess =
    loses.length + masks.added.length + roles.removed.length > 0 || scopes.some(({ wider }) => !wider);
  if (isMore) return isLess ? 'different' : 'more';
  return isLess ? 'less' : 'same';
}

/**
 * The permissions that a person gains, loses and keeps when one access replaces another in the same model, in the
 * order of its features. Custom roles make a model with the same features.
 */
export function difference(before: Compiled, after: Compiled): Difference {
  const { catalogue, features: order } = after.model;
  const inBoth = (permission: Permission) => isHeld(before, permission) && isHeld(after, permission);
  const masked = (compiled: Compiled, field: MaskedField) => compiled.masks.has(field);
  const [rolesBefore, rolesAfter] = [managedRoles(before), managedRoles(after)];
  return {
    gains: changes(
      catalogue,
      order,
      (permission) => isHeld(after, permission) && !isHeld(before, permission),
    ),
    loses: changes(
      catalogue,
      order,
      (permission) => isHeld(before, permission) && !isHeld(after, permission),
    ),
    keeps: changes(catalogue, order, inBoth),
    scopes: order.flatMap((feature) => scopeChange(feature, before, after, inBoth)),
    masks: {
      added: catalogue.maskedFields.filter((field) => masked(after, field) && !masked(before, field)),
      lifted: catalogue.maskedFields.filter((field) => masked(before, field) && !masked(after, field)),
    },
    roles: {
      added: rolesAfter.filter((role) => !rolesBefore.includes(role)),
      removed: rolesBefore.filter((role) => !rolesAfter.includes(role)),
    },
  };
}

/** The roles that an access gives, or whose holders it changes, in the order of the model. */
function managedRoles({ model, assignment, entries }: Compiled): string[] {
  const role = model.roles[assignment.role];
  const held = new Set(
    [...entries.values()].flatMap(({ facts, decision }) => (decision.allowed ? facts.guards : [])),
  );
  const managed = [
    ...(held.has('administers') ? (role?.administers ?? []) : []),
    ...(held.has('assigns') ? (role?.assigns ?? []) : []).filter((id) =>
      isRoleOfLevel(model.roles[id], assignment.level),
    ),
  ];
  return Object.keys(model.roles).filter((id) => managed.includes(id));
}

function isHeld(compiled: Compiled, permission: Permission): boolean {
  return compiled.entries.get(permission)?.decision.allowed ?? false;
}

function changes(
  catalogue: Catalogue,
  features: readonly FeatureId[],
  isChanged: (permission: Permission) => boolean,
): FeatureChange[] {
  return features.flatMap((feature) => {
    const permissions = permissionsOf(catalogue, [feature])
      .map(({ permission }) => permission)
      .filter(isChanged);
    return permissions.length > 0
      ? [{ feature, whole: permissions.includes(opening(catalogue, feature)), permissions }]
      : [];
  });
}

function scopeChange(
  feature: FeatureId,
  before: Compiled,
  after: Compiled,
  inBoth: (permission: Permission) => boolean,
): ScopeChange[] {
  const from = before.appliedScopes.get(feature)?.scope;
  const to = after.appliedScopes.get(feature)?.scope;
  const isHeldWithRows = permissionsOf(after.model.catalogue, [feature]).some(
    ({ hasRows, permission }) => hasRows && inBoth(permission),
  );
  if (!from || !to || from === to || !isHeldWithRows) return [];
  return [{ feature, from, to, wider: isNarrower(from, to) }];
}
