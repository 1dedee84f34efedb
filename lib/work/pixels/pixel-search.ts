import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';

/** The search parameters of a list by name. Unknown values count as absent. */
export const pixelSearch = z.object({
  q: typed,
  sort: z.enum(['name', '-name']).catch('name'),
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25),
});

export type PixelSearch = z.output<typeof pixelSearch>;
