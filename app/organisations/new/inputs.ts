import { z } from 'zod';
import { shortName } from '@/app/setup/inputs';
import { EmailAddress } from '@/lib/mail/email-address';
import { plans } from '@/lib/policy/models/catalogue';
import { workspaceModels } from '@/lib/policy/models/registry';

/** What the wizard sends, and what each of its steps checks before the next. */
export const OpenOrganisation = z.object({
  name: shortName,
  workspaceName: shortName,
  plan: z.enum(plans, 'required'),
  model: z.string().refine((id) => workspaceModels.some((model) => model.id === id), 'invalid'),
  /** Who is invited to be its first owner; null for oneself. */
  owner: EmailAddress.nullable(),
});
