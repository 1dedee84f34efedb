import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on files. The bytes are posted to the route of files. */
export const OneFile = forWorkspace({ fileId: z.uuid('invalid') });
