import { z } from 'zod';
import { plans } from '@/lib/access/models/catalogue';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** What the subscription page sends. */
export const ChangePlan = forWorkspace({ plan: z.enum(plans, 'invalid') });
