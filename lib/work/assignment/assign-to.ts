import { z } from 'zod';

/** The recipient of an assignment: a member, a team, or `nobody` for unassigned. */
export const assignTo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), id: z.uuid() }),
  z.object({ kind: z.literal('team'), id: z.uuid() }),
  z.object({ kind: z.literal('nobody') }),
]);
export type AssignTo = z.output<typeof assignTo>;
