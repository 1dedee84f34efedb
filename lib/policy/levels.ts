import { entryOf } from './internal/entry-of';
import type { AccessModel, Assignment, Role } from './model';

/** Whether a role exists at a depth of the tree (S0.10). A depth that is not a number fits no limit. */
export function isRoleOfLevel(role: Role | undefined, level: number): boolean {
  const { min = 0, max = Number.POSITIVE_INFINITY } = role?.levels ?? {};
  return role?.levels === undefined || (level >= min && level <= max);
}

/**
 * The role that a holder of `role` in one workspace has in every workspace below it, or null: administration flows
 * down the tree, never up or sideways (S0.9, S3.13). A membership down there exists beside it.
 */
export function roleBelow(model: AccessModel, role: string): string | null {
  return entryOf(model.roles, role)?.below ?? null;
}

/**
 * The access that a person has in every workspace below their own: the role below, with those of their restrictions
 * and rights that fit it, so that a person restricted above is restricted below too. Null: none.
 */
export function accessBelow(
  model: AccessModel,
  { role, restrictions, grants }: Pick<Assignment, 'role' | 'restrictions' | 'grants'>,
): { role: string; restrictions: string[]; grants: string[] } | null {
  const below = roleBelow(model, role);
  if (below === null) return null;
  return {
    role: below,
    restrictions: restrictions.filter((id) => model.restrictions[id]?.roles.includes(below)),
    grants: grants.filter((id) => model.roles[below]?.rights?.includes(id)),
  };
}
