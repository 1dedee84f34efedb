import { z } from 'zod';

/** Neither field is validated by form: a malformed value is simply wrong. */
export const SignIn = z.object({
  identifier: z.string().trim().min(1, 'required'),
  password: z.string().min(1, 'required'),
});
