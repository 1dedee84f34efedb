import { holdable } from '@/lib/access/models/custom-roles';
import { withImplied } from '@/lib/access/models/permissions';
import { Invalid } from '@/lib/platform/errors';
import type { AccessModel, Permission } from '@/lib/policy/model';

/**
 * The permissions of a custom role in the order of the model: the wanted ones with everything that they imply, as far as
 * its base can hold them.
 *
 * @throws Invalid on `permissions` for one that the base cannot hold
 */
export function rolePermissions(model: AccessModel, base: string, wanted: readonly string[]): Permission[] {
  const possible = holdable(model, base);
  if (wanted.some((permission) => !possible.includes(permission as Permission))) {
    throw new Invalid({ permissions: 'unknown-grant' });
  }
  const closed = withImplied(new Set(possible.filter((permission) => wanted.includes(permission))));
  return possible.filter((permission) => closed.has(permission));
}
