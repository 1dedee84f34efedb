import { z } from 'zod';
import { typed } from '../work/typed';
import { workViews } from '../work/views';

/**
 * What the address of a list of contacts asks for. Lenient: what it does not understand counts as not said.
 * The order is by name only, so that it tells nothing of a masked field (S1.26).
 */
export const contactSearch = z.object({
  q: typed,
  view: z.enum(workViews).catch('all'),
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25),
});

export type ContactSearch = z.output<typeof contactSearch>;
