import { z } from 'zod';
import { plans } from '@/lib/access/models/catalogue';

/** What the subscription page sends. */
export const ChangePlan = z.object({ workspace: z.string().max(100), plan: z.enum(plans, 'invalid') });
