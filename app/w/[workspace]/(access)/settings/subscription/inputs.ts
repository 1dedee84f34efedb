import { z } from 'zod';
import { plans } from '@/lib/access/models/catalogue';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The input of the subscription page. */
export const ChangePlan = forWorkspace({ plan: z.enum(plans, 'invalid') });
