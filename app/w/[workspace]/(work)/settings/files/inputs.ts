import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** What the actions on files take. The bytes themselves go to the route of files. */
export const OneFile = forWorkspace({ fileId: z.uuid('invalid') });
