import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { fieldSchema } from '@/lib/work/collections/field';

export const applicationKinds = ['shop', 'site', 'mobile', 'other'] as const;

/**
 * What a person enters about an application. The form, the actions and the services parse it. Messages are
 * keys of `errors`.
 */
export const ApplicationSettings = z.object({
  name: cleanText(false).pipe(z.string().min(1, 'required').max(100, 'too-long')),
  kind: z.enum(applicationKinds, 'unknown-choice'),
  address: fieldSchema({ kind: 'url' }).pipe(z.string()),
  /** The connected pixel; null for none. */
  pixelId: z.uuid('invalid').nullable(),
});

export type ApplicationSettings = z.output<typeof ApplicationSettings>;
