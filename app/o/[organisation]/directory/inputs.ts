import { z } from 'zod';
import { validDays } from '@/lib/access/provisioning/tokens/valid-days';
import { forOrganisation } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on directory tokens; the forms validate by the same schemas. Messages are keys of `errors`. */

export const CreateDirectoryToken = forOrganisation({
  name: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(80, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'name'),
  days: z.enum(validDays.map(String), 'unknown-choice'),
});

export const OneDirectoryToken = forOrganisation({ tokenId: z.uuid('invalid') });
