import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** A person with an account, and their new rights (S4.3, S4.4). */
export const AddManager = forWorkspace({
  email: z.string('required').trim().min(1, 'required').max(1000, 'email'),
  grants: z.array(z.string().max(64)).min(1, 'right-needed').max(100),
});

export const FindManagers = forWorkspace({ q: z.string().max(100) });
