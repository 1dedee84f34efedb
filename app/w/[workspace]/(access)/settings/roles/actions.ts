'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { previewRole } from '@/lib/access/roles/preview-role';
import { createRole, deleteRole, updateRole } from '@/lib/access/roles/save-role';
import { CreateRole, DeleteRole, PreviewRole, UpdateRole } from './inputs';

/** The actions on custom roles. The services check that the actor administers the organisation. */

export const createRoleAction = action('roles.view', creating(CreateRole), async (ctx, input) => {
  const { id } = await createRole(ctx, input);
  refresh();
  return { id };
});

export const updateRoleAction = action('roles.view', UpdateRole, async (ctx, input) => {
  const { id } = await updateRole(ctx, input);
  refresh();
  return { id };
});

export const deleteRoleAction = action('roles.view', DeleteRole, (ctx, input) => deleteRole(ctx, input));

/** Whom another set of permissions affects, before it is saved (B2). */
export const previewRoleAction = action('roles.view', PreviewRole, (ctx, input) => previewRole(ctx, input));
