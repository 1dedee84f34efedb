import type { AccessModel, Assignment, Role } from './model';

/** Whether a role is held at a depth of the tree (S0.10). A depth that is no number fits no limit. */
export function isRoleOfLevel(role: Role | undefined, level: number): boolean {
  const { min = 0, max = Number.POSITIVE_INFINITY } = role?.levels ?? {};
  return role?.levels === undefined || (level >= min && level <= max);
}

/**
 * The role that a holder of `role` in one workspace has in every workspace below it, or null: administration
 * flows down the tree, never up or sideways (S0.9, S3.13). A place of their own down there stands beside it.
 */
export function roleBelow(model: AccessModel, role: string): string | null {
  return (Object.hasOwn(model.roles, role) && model.roles[role]?.below) || null;
}

/**
 * The access that someone has in every workspace below their own: the role below, with the restrictions and rights
 * of theirs that can be put on it, so that whoever is restricted above is not free below. Null: none.
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
