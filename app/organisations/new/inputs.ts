import { z } from 'zod';
import { shortName } from '@/app/(public)/setup/inputs';
import { plans } from '@/lib/access/models/catalogue';
import { workspaceModels } from '@/lib/access/models/registry';
import { EmailAddress } from '@/lib/platform/mail/email-address';

/** The input of the wizard, and the fields that each step validates before the next. */
export const OpenOrganisation = z.object({
  name: shortName,
  workspaceName: shortName,
  plan: z.enum(plans, 'required'),
  model: z.string().refine((id) => workspaceModels.some((model) => model.id === id), 'invalid'),
  /** The email of the invited first owner; null for the creator. */
  owner: EmailAddress.nullable(),
});
