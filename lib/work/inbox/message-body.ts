import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';

/** The maximum length of a message; channels split or refuse longer ones in different ways. */
export const longestBody = 4_000;

/**
 * The text of a message: line ends are normalised, control characters removed, and its length is checked.
 * Messages are keys of `errors`.
 */
export const messageBody = z
  .string()
  // Checked before the cleaning, so that a huge text costs nothing.
  .max(longestBody * 2, 'too-long')
  .pipe(cleanText(true))
  .pipe(z.string().min(1, 'required').max(longestBody, 'too-long'));
