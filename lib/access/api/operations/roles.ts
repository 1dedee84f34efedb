import 'server-only';
import { z } from 'zod';
import { listRoles } from '@/lib/access/roles/list-roles';
import { roleView } from '@/lib/access/roles/role-view';
import { createRole, deleteRole, updateRole } from '@/lib/access/roles/save-role';
import { operation } from '../operation';

const roleParams = z.strictObject({ roleId: z.string().regex(/^own-[a-z0-9]{1,40}$/) });
const written = {
  label: z.string('required').trim().min(1, 'required').max(40, 'name-too-long'),
  description: z.string('invalid').trim().max(200, 'too-long'),
  permissions: z
    .array(z.string('invalid').max(64, 'invalid'), 'invalid')
    .min(1, 'no-permission')
    .max(500, 'invalid'),
};

/** The roles that members can have here. Bounded by the model and 40 custom roles, so it has no pages. */
const listRolesOperation = operation({
  id: 'listRoles',
  method: 'GET',
  path: '/roles',
  scope: 'roles.view',
  status: 200,
  answer: z.strictObject({
    data: z.array(
      z.strictObject({
        ...{ id: z.string(), label: z.string().nullable(), base: z.string().nullable() },
        ...{
          permissions: z.array(z.string()),
          restrictions: z.array(z.string()),
          rights: z.array(z.string()),
        },
      }),
    ),
  }),
  run: async ({ ctx }) => ({ data: listRoles(ctx) }),
});

const getRoleOperation = operation({
  id: 'getRole',
  method: 'GET',
  path: '/roles/{roleId}',
  scope: 'roles.manage',
  status: 200,
  params: roleParams,
  answer: z.strictObject({
    ...{ id: z.string(), label: z.string(), description: z.string(), base: z.string() },
    ...{ permissions: z.array(z.string()), version: z.int(), holders: z.int() },
  }),
  run: async ({ ctx, params }) => {
    const { id, label, description, base, permissions, version, holders } = await roleView(
      ctx,
      params.roleId,
    );
    return { id, label, description, base, permissions, version, holders };
  },
});

/** Makes a role of part of the permissions of another, for the whole organisation (B7). */
const createRoleOperation = operation({
  id: 'createRole',
  method: 'POST',
  path: '/roles',
  scope: 'roles.manage',
  status: 201,
  body: z.strictObject({
    base: z.string('required').min(1, 'required').max(40, 'unknown-role'),
    ...written,
    description: written.description.default(''),
  }),
  example: { base: 'advanced', label: 'Reporter', permissions: ['reports.view'] },
  answer: z.strictObject({ id: z.string() }),
  run: async ({ ctx, body }) => ({ id: (await createRole(ctx, body)).id }),
});

/** Changes a custom role for every holder, from their next request (R4). */
const updateRoleOperation = operation({
  id: 'updateRole',
  method: 'PATCH',
  path: '/roles/{roleId}',
  scope: 'roles.manage',
  status: 200,
  params: roleParams,
  body: z
    .strictObject({ ...written, version: z.int('invalid').positive('invalid') })
    .partial()
    .refine(({ version: _, ...given }) => Object.keys(given).length > 0, 'required'),
  example: { label: 'Reporter' },
  answer: z.strictObject({ id: z.string() }),
  run: async ({ ctx, params: { roleId }, body }) => {
    const { version, label, description, permissions } = await roleView(ctx, roleId);
    return {
      id: (await updateRole(ctx, { id: roleId, version, label, description, permissions, ...body })).id,
    };
  },
});

const deleteRoleOperation = operation({
  id: 'deleteRole',
  method: 'DELETE',
  path: '/roles/{roleId}',
  scope: 'roles.manage',
  status: 200,
  params: roleParams,
  answer: z.strictObject({ id: z.string() }),
  run: async ({ ctx, params: { roleId: id } }) => {
    await deleteRole(ctx, { id });
    return { id };
  },
});

export const roleOperations = [
  listRolesOperation,
  getRoleOperation,
  createRoleOperation,
  updateRoleOperation,
  deleteRoleOperation,
];
