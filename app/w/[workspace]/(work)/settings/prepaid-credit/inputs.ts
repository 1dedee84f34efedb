import { z } from 'zod';

/** What topping up takes; the form checks against the same. Messages are keys of `errors`. */
export const TopUpCredit = z.object({
  workspace: z.string().max(100),
  credits: z.int('bad-number').min(1, 'bad-number').max(1_000_000, 'bad-number'),
  reference: z
    .string()
    .trim()
    .max(100, 'too-long')
    .refine((value) => !/\p{Cc}/u.test(value), 'invalid'),
  requestId: z.uuid('invalid'),
});
