import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';

/** What a tag may be called. */
export const tagName = cleanText(false).pipe(z.string().min(1, 'required').max(40, 'too-long'));
