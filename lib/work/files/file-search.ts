import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';

const sorts = ['name', '-name', 'size', '-size', 'added', '-added'] as const;

/** What the address of the Files page asks for. Lenient: what it does not understand counts as not said. */
export const fileSearch = z.object({
  q: typed,
  sort: z.enum(sorts).catch('-added'),
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25),
});
export type FileSearch = z.output<typeof fileSearch>;
