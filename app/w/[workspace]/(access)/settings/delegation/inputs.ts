import { z } from 'zod';

export const ChangeDelegation = z.object({
  workspace: z.string().max(100),
  isDelegated: z.boolean('invalid'),
});
