import { z } from 'zod';

const hasControlCharacters = (value: string) => /\p{Cc}/u.test(value);

/** One plain address: no list, no quotes, no line breaks, no display name (AU2, AU6). Spaces around it are forgiven. */
export const EmailAddress = z
  .string('required')
  .refine((value) => !hasControlCharacters(value), 'email')
  .trim()
  .min(1, 'required')
  .max(254, 'email')
  .pipe(z.email('email'));
