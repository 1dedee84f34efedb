import { holdingsOf } from '../holdings';
import { isRoleOfLevel } from '../levels';
import type { AccessModel, Assignment, Permission } from '../model';
import { appliedScopesOf, isNarrower } from './applied-scope';

/**
 * Whether a person has everything that the top role of a workspace below has. A founder holds that role there, and
 * would otherwise come by founding to what was kept from them (R3).
 */
export function mayFoundBelow(
  model: AccessModel,
  assignment: Assignment,
  granted: ReadonlySet<Permission>,
): boolean {
  const [founder, top] =
    Object.entries(model.roles).find(([, role]) => role.top && isRoleOfLevel(role, assignment.level + 1)) ??
    [];
  return (
    founder !== undefined &&
    [...(holdingsOf(model).roles.get(founder) ?? [])].every((permission) => granted.has(permission)) &&
    assignment.restrictions.every((id) => !model.restrictions[id]?.masks) &&
    [...appliedScopesOf(model, assignment)].every(
      ([feature, { scope }]) => !isNarrower(scope, top?.scopes?.[feature] ?? 'all'),
    )
  );
}
