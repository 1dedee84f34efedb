import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';

/** Longest text that one message carries; channels split or refuse longer ones on their own terms. */
export const longestBody = 4_000;

/**
 * What a person wrote: lines end alike, nothing invisible that PostgreSQL or a terminal would stumble over,
 * neither empty nor too long. Messages are keys of `errors`.
 */
export const messageBody = z
  .string()
  // Told before the cleaning, so that a huge text is not worked on.
  .max(longestBody * 2, 'too-long')
  .pipe(cleanText(true))
  .pipe(z.string().min(1, 'required').max(longestBody, 'too-long'));
