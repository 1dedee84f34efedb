import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { fieldSchema } from '@/lib/work/collections/field';

export const applicationKinds = ['shop', 'site', 'mobile', 'other'] as const;

/** What an application is told of: forms, actions and services read it alike. Messages are keys of `errors`. */
export const ApplicationSettings = z.object({
  name: cleanText(false).pipe(z.string().min(1, 'required').max(100, 'too-long')),
  kind: z.enum(applicationKinds, 'unknown-choice'),
  address: fieldSchema({ kind: 'url' }).pipe(z.string()),
  /** The pixel that it is connected to; null: none. */
  pixelId: z.uuid('invalid').nullable(),
});

export type ApplicationSettings = z.output<typeof ApplicationSettings>;
