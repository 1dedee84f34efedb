import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

export const ChangeDelegation = forWorkspace({
  isDelegated: z.boolean('invalid'),
});
