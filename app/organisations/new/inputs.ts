import { z } from 'zod';
import { shortName } from '@/app/(public)/setup/inputs';
import { plans } from '@/lib/access/models/catalogue';
import { workspaceModels } from '@/lib/access/models/registry';
import { EmailAddress } from '@/lib/platform/mail/email-address';

/** What the wizard sends, and what each of its steps checks before the next. */
export const OpenOrganisation = z.object({
  name: shortName,
  workspaceName: shortName,
  plan: z.enum(plans, 'required'),
  model: z.string().refine((id) => workspaceModels.some((model) => model.id === id), 'invalid'),
  /** Who is invited to be its first owner; null for oneself. */
  owner: EmailAddress.nullable(),
});
