import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { bases, type CustomRole, holdable, withCustomRoles } from '@/lib/access/models/custom-roles';
import type { AccessModel, Permission } from '@/lib/policy/model';

const Roles = z.array(
  z.strictObject({
    id: z.string().min(1),
    base: z.string(),
    permissions: z.array(z.string()).min(1),
    label: z.string().min(1),
    description: z.string().default(''),
  }),
);

/**
 * Returns the model with the custom roles of a JSON file added (B7).
 *
 * @throws Error that names the mistake in the file
 */
export function withRolesOf(path: string, model: AccessModel): AccessModel {
  const { success, data, error } = Roles.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!success) throw new Error(`${path}: ${z.prettifyError(error)}`);
  return withCustomRoles(
    model,
    data.map((role): CustomRole => {
      if (Object.hasOwn(model.roles, role.id)) {
        throw new Error(`${path}: "${role.id}" is a role of the model ${model.id}.`);
      }
      if (!bases(model).includes(role.base)) {
        throw new Error(`${path}: "${role.base}" is not one of ${bases(model).join(', ')}.`);
      }
      const possible = holdable(model, role.base);
      const known = possible.filter((permission) => role.permissions.includes(permission));
      const unknown = role.permissions.filter((id) => !possible.includes(id as Permission));
      if (unknown.length > 0) throw new Error(`${path}: ${role.base} never has ${unknown.join(', ')}.`);
      return { ...role, permissions: known };
    }),
  );
}
