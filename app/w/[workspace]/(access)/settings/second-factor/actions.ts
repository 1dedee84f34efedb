'use server';

import { refresh } from 'next/cache';
import { startFactorReset, stopFactorReset } from '@/lib/access/factor-resets/start-reset';
import { action } from '@/lib/access/gate/action';
import { changeRequirement } from '@/lib/access/second-factor/requirement';
import { ChangeRequirement, OfMember } from './inputs';

/** Requires a second factor of the members of a workspace, or ends that (B17). */
export const changeRequirementAction = action('roles.view', ChangeRequirement, async (ctx, input) => {
  const { version, scope, roles, from, ofProvider } = input;
  const saved = await changeRequirement(ctx, {
    version,
    from: scope === 'none' ? null : from,
    roles: scope === 'roles' ? roles : null,
    ofProvider,
  });
  refresh();
  return saved;
});

/** Begins the reset of a member's lost second factor: the member is mailed a link. */
export const startFactorResetAction = action('users.revoke', OfMember, async (ctx, input) => {
  const { dueAt } = await startFactorReset(ctx, input);
  refresh();
  return { dueAt };
});

export const stopFactorResetAction = action('users.revoke', OfMember, async (ctx, input) => {
  await stopFactorReset(ctx, input);
  refresh();
});
