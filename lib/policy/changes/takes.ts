import { holdingsOf, reachOf } from '../holdings';
import type { AccessModel } from '../model';
import { expand } from '../permission-table';

/**
 * Whether a restriction takes something from the role, with all its rights: a custom role may not hold what the
 * restriction denies, narrows or masks (B7).
 */
export function takesFrom(model: AccessModel, role: string, restriction: string): boolean {
  const { denies = [], narrows = {}, masks = [] } = model.restrictions[restriction] ?? {};
  const denied = expand(denies, holdingsOf(model).all);
  return reachOf(model, role).some(
    ({ permission, feature, hasRows }) =>
      denied.has(permission) || (hasRows && (Object.hasOwn(narrows, feature) || masks.length > 0)),
  );
}

/** The restrictions that members of a role can carry and that take something from it, in the model's order. */
export function restrictionsOf(model: AccessModel, role: string): string[] {
  return Object.keys(model.restrictions).filter(
    (id) => model.restrictions[id]?.roles.includes(role) && takesFrom(model, role, id),
  );
}
