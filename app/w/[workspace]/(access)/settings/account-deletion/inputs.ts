import { z } from 'zod';

/** Its name, typed. */
export const DeleteAccount = z.object({
  workspace: z.string().max(100),
  name: z.string('required').min(1, 'required').max(100, 'name-differs'),
});
