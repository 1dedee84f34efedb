import { z } from 'zod';
import { lifecycles } from '@/lib/work/contacts/lifecycle';

const most = 50;
const ids = z.array(z.uuid('invalid')).max(most, 'too-many-lines').default([]);

/**
 * Whom a broadcast goes to: contacts that satisfy each filter that is set, by any of its values; with none set, all
 * in the sender's reach. The names are those of the list of contacts.
 */
export const broadcastAudience = z.object({
  list: ids,
  /** Members, or `nobody`. */
  assignee: z
    .array(z.union([z.uuid(), z.literal('nobody')], 'invalid'))
    .max(most, 'too-many-lines')
    .default([]),
  team: ids,
  lifecycle: z.array(z.enum(lifecycles, 'unknown-choice')).default([]),
});

export type BroadcastAudience = z.output<typeof broadcastAudience>;

export const everybody: BroadcastAudience = { list: [], assignee: [], team: [], lifecycle: [] };
