import { z } from 'zod';

/** To whom work goes: a member, a team, or nobody. */
export const assignTo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), id: z.uuid() }),
  z.object({ kind: z.literal('team'), id: z.uuid() }),
  z.object({ kind: z.literal('nobody') }),
]);
export type AssignTo = z.output<typeof assignTo>;
