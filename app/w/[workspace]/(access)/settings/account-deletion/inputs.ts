import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The account's name, entered as confirmation. */
export const DeleteAccount = forWorkspace({
  name: z.string('required').min(1, 'required').max(100, 'name-differs'),
});
