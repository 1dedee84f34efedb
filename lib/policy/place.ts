import type { AccessModel, Role } from './model';

/** Whether a role is held at a depth of the tree (S0.10). A depth that is no number fits no limit. */
export function isHeldAt(role: Role | undefined, level: number): boolean {
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
