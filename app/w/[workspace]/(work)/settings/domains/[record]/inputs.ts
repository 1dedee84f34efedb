import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

export const VerifyDomain = forWorkspace({ recordId: z.uuid('invalid') });
