import { z } from 'zod';
import { lifecycles } from '@/lib/work/contacts/lifecycle';

const most = 50;
const ids = z.array(z.uuid('invalid')).max(most, 'too-many-lines').default([]);

/**
 * The contacts that a broadcast goes to. A contact must match every filter, by any of its values; without
 * filters it goes to all contacts in the sender's scope. The filters have the same names as those of the
 * contact list.
 */
export const broadcastAudience = z.object({
  list: ids,
  /** Member ids, or `nobody` for unassigned contacts. */
  assignee: z
    .array(z.union([z.uuid(), z.literal('nobody')], 'invalid'))
    .max(most, 'too-many-lines')
    .default([]),
  team: ids,
  lifecycle: z.array(z.enum(lifecycles, 'unknown-choice')).default([]),
});

export type BroadcastAudience = z.output<typeof broadcastAudience>;

export const everybody: BroadcastAudience = { list: [], assignee: [], team: [], lifecycle: [] };
