import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';

const sorts = ['name', '-name', 'size', '-size', 'added', '-added'] as const;

/** The search parameters of the Files page. Unknown values count as absent. */
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
