import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';

/** The format of a tag's name. */
export const tagName = cleanText(false).pipe(z.string().min(1, 'required').max(40, 'too-long'));
