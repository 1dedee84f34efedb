import { holdingsOf } from '../holdings';
import { isRoleOfLevel } from '../levels';
import type { AccessModel, Assignment, Permission, Remedy } from '../model';
import { appliedScopesOf, isNarrower } from './applied-scope';

/** The role of those who found a workspace below: the top one there. */
function founderBelow(model: AccessModel, level: number): string | undefined {
  return Object.keys(model.roles).find(
    (id) => model.roles[id]?.top && isRoleOfLevel(model.roles[id], level + 1),
  );
}

/**
 * Whether a person has everything that the top role of a workspace below has. A founder holds that role there, and
 * would otherwise come by founding to what was kept from them (R3).
 */
export function mayFoundBelow(
  model: AccessModel,
  assignment: Assignment,
  granted: ReadonlySet<Permission>,
): boolean {
  const founder = founderBelow(model, assignment.level);
  if (founder === undefined) return false;
  const isMasked = assignment.restrictions.some((id) => model.restrictions[id]?.masks);
  const isNarrow = [...appliedScopesOf(model, assignment)].some(([feature, { scope }]) =>
    isNarrower(scope, model.roles[founder]?.scopes?.[feature] ?? 'all'),
  );
  const needed = holdingsOf(model).roles.get(founder) ?? [];
  return !isMasked && !isNarrow && [...needed].every((permission) => granted.has(permission));
}

/** The roles that can found a workspace below this depth. */
export function askFounders(model: AccessModel, level: number, permission: Permission): Remedy {
  const { roles } = holdingsOf(model);
  const needed = roles.get(founderBelow(model, level) ?? '') ?? new Set();
  const by = [...roles].filter(
    ([id, held]) =>
      held.has(permission) &&
      [...needed].every((each) => held.has(each)) &&
      isRoleOfLevel(model.roles[id], level),
  );
  return by.length > 0 ? { kind: 'ask', by: by.map(([id]) => id) } : { kind: 'none' };
}
