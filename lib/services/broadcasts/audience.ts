import { z } from 'zod';

/** Whom a broadcast goes to: contacts of any of these; with nothing chosen, all in the sender's reach. */
export const broadcastAudience = z.object({
  members: z.array(z.uuid('invalid')).max(100, 'too-many-lines').default([]),
  teams: z.array(z.uuid('invalid')).max(100, 'too-many-lines').default([]),
  isUnassigned: z.boolean('invalid').default(false),
});

export type BroadcastAudience = z.output<typeof broadcastAudience>;
