import { z } from 'zod';
import { NewPassword } from '@/lib/access/credentials/password-rule';
import { workspaceModels } from '@/lib/access/models/registry';
import { EmailAddress } from '@/lib/platform/mail/email-address';

export const shortName = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name-too-long')
  .refine((value) => !/\p{Cc}/u.test(value), 'invalid');

export const Setup = z.object({
  token: z.string().max(200),
  organisation: shortName,
  workspace: shortName,
  model: z.string().refine((id) => workspaceModels.some((model) => model.id === id), 'invalid'),
  name: shortName,
  email: EmailAddress,
  password: NewPassword,
});
