import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** Its name, typed. */
export const DeleteAccount = forWorkspace({
  name: z.string('required').min(1, 'required').max(100, 'name-differs'),
});
