import { z } from 'zod';
import { apiScopes } from '@/lib/access/api-keys/scopes';

/** What the actions on API keys take; the forms check against the same. Messages are keys of `errors`. */

const workspace = z.string().max(100);

export const CreateApiKey = z.object({
  workspace,
  name: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(80, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'name'),
  scopes: z.array(z.enum(apiScopes, 'unknown-choice')).min(1, 'choose-scope').max(apiScopes.length),
});

export const OneApiKey = z.object({ workspace, keyId: z.uuid('invalid') });
