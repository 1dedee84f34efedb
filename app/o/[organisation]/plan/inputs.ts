import { z } from 'zod';
import { plans } from '@/lib/access/models/catalogue';
import { forOrganisation } from '@/lib/platform/input/for-workspace';

/** `from`: the plan that was shown when the choice was made. */
export const ChangeOrganisationPlan = forOrganisation({
  from: z.enum(plans, 'invalid'),
  plan: z.enum(plans, 'invalid'),
});
