import { z } from 'zod';

/** Nothing is said of the form of either: a wrong one is simply wrong. */
export const SignIn = z.object({
  identifier: z.string().trim().min(1, 'required'),
  password: z.string().min(1, 'required'),
});
