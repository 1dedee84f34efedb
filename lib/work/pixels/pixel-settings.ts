import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { fieldSchema } from '@/lib/work/collections/field';

/**
 * The settings of a pixel (S3.2); forms, actions and services share this schema. Messages are keys of
 * `errors`.
 */
export const PixelSettings = z.object({
  name: cleanText(false).pipe(z.string().min(1, 'required').max(100, 'too-long')),
  site: fieldSchema({ kind: 'url' }).pipe(z.string().min(1, 'required')),
  isOn: z.boolean('invalid'),
  honoursPrivacy: z.boolean('invalid'),
  keepDays: z.coerce.number('bad-number').int('bad-number').min(1, 'bad-number').max(730, 'bad-number'),
});

export type PixelSettings = z.output<typeof PixelSettings>;
