import { z } from 'zod';

/** A person's name as others read it. */
export const PersonName = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name-too-long')
  .refine((name) => !/\p{Cc}/u.test(name), 'invalid');
