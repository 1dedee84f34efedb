import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The input of a top-up; the form validates by the same schema. Messages are keys of `errors`. */
export const TopUpCredit = forWorkspace({
  credits: z.int('bad-number').min(1, 'bad-number').max(1_000_000, 'bad-number'),
  reference: z
    .string()
    .trim()
    .max(100, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'invalid'),
  requestId: z.uuid('invalid'),
});
