import { z } from 'zod';
import { apiScopes } from '@/lib/access/api-keys/scopes';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on API keys; the forms validate by the same schemas. Messages are keys of `errors`. */

export const CreateApiKey = forWorkspace({
  name: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(80, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'name'),
  scopes: z.array(z.enum(apiScopes, 'unknown-choice')).min(1, 'choose-scope').max(apiScopes.length),
});

export const OneApiKey = forWorkspace({ keyId: z.uuid('invalid') });
