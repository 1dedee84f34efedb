import { z } from 'zod';
import { workViews } from '../work/views';

/**
 * What the address of a list of contacts asks for. Lenient: what it does not understand counts as not said.
 * The order is by name only, so that it tells nothing of a masked field (S1.26).
 */
export const contactSearch = z.object({
  q: z.string().trim().max(100).catch(''),
  view: z.enum(workViews).catch('all'),
  after: z.string().optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});

export type ContactSearch = z.output<typeof contactSearch>;

export const contactPageSize = 25;
