import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

export const TestChannel = forWorkspace({ recordId: z.uuid('invalid') });
