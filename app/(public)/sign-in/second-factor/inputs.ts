import { z } from 'zod';

/** Not validated by form: a malformed code is simply wrong. */
export const GiveFactor = z.object({ code: z.string().trim().min(1, 'required').max(100, 'code-wrong') });

export const Nothing = z.object({});
