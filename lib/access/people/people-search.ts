import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';

/** The search in the address of the people page; lenient, as every address is. */
export const peopleSearch = z.object({
  q: typed,
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25)
    .default(25),
});

export type PeopleSearch = z.output<typeof peopleSearch>;
