import { z } from 'zod';

/** Neither field is validated by form: a malformed value is simply wrong. */
export const SignIn = z.object({
  identifier: z.string().trim().min(1, 'required'),
  password: z.string().min(1, 'required'),
});

/** What a browser posts without script. An empty field is a wrong one: nothing checked it before. */
export const PlainSignIn = z
  .instanceof(FormData, { error: 'invalid' })
  .transform((form) => Object.fromEntries(form))
  .pipe(z.object({ identifier: z.string(), password: z.string(), goTo: z.string() }));
