import type { AccessModel } from '@/lib/policy/model';
import { bases, type CustomRole, holdable, withCustomRoles } from '../custom-roles';
import { withImplied } from '../permissions';

/**
 * The model with custom roles (B7) that differ from their base by one permission: for each permission, of each base
 * that can hold it, a role that lacks it and one that has only it.
 *
 * @param isChosen of which permissions; of all by default
 */
export function customVariants(
  model: AccessModel,
  isChosen: (permission: string) => boolean = () => true,
): AccessModel[] {
  const permissions = new Set(bases(model).flatMap((base) => holdable(model, base)));
  return [...permissions].filter(isChosen).map((permission) => {
    const roles = bases(model).flatMap((base): CustomRole[] => {
      const all = holdable(model, base);
      if (!all.includes(permission)) return [];
      const only = withImplied(new Set([permission]));
      const without = all.filter((each) => !withImplied(new Set([each])).has(permission));
      const words = { base, label: base, description: '' };
      return [
        { ...words, id: `${base}-without`, permissions: without },
        { ...words, id: `${base}-only`, permissions: all.filter((each) => only.has(each)) },
      ].filter((role) => role.permissions.length > 0);
    });
    return withCustomRoles(model, roles);
  });
}
