import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

export const OneRun = forWorkspace({ runId: z.uuid('invalid') });
