'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { changeRequirement } from '@/lib/access/second-factor/requirement';
import { ChangeRequirement } from './inputs';

/** Requires a second factor of the members of a workspace, or ends that (B17). */
export const changeRequirementAction = action('roles.view', ChangeRequirement, async (ctx, input) => {
  const { version, scope, roles, from } = input;
  const saved = await changeRequirement(ctx, {
    version,
    from: scope === 'none' ? null : from,
    roles: scope === 'roles' ? roles : null,
  });
  refresh();
  return saved;
});
