'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { changeOrganisationPlan } from '@/lib/access/subscription/change-organisation-plan';
import { ChangeOrganisationPlan } from './inputs';

export const changeOrganisationPlanAction = action(
  'organisation.update',
  ChangeOrganisationPlan,
  async (ctx, input) => {
    await changeOrganisationPlan(ctx, input);
    refresh();
  },
);
