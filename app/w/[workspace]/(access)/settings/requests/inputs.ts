import { z } from 'zod';
import { requestDurations } from '@/lib/access/members/requests/request-duration';
import { plans } from '@/lib/access/models/catalogue';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { cleanText } from '@/lib/platform/input/text';
import type { Permission } from '@/lib/policy/catalogue';

/** The inputs of requests for access. Messages are keys of `errors`. */

const longestNote = 500;
const text = cleanText(true).pipe(z.string().max(longestNote, 'too-long'));
const duration = z.enum(requestDurations, 'invalid');
/** A day, as 2026-12-31; empty: none. */
const untilDay = z.union([z.literal(''), z.iso.date('bad-date')], 'bad-date');
const requestId = z.uuid('invalid');
const version = z.number().int().positive();

const hasDay = ({ duration, untilDay }: { duration: string; untilDay: string }) =>
  duration !== 'until' || untilDay !== '';
const dayNeeded = { path: ['untilDay'], message: 'required' };

/** Ask for access (B1). The service knows the permissions. */
export const CreateRequest = forWorkspace({
  permission: z
    .string()
    .max(100, 'invalid')
    .transform((name) => name as Permission),
  note: text,
  duration,
  untilDay,
}).refine(hasDay, dayNeeded);

/** Ask for another plan (B1): one of those that include what is locked. */
export const AskForPlan = forWorkspace({ plans: z.array(z.enum(plans, 'invalid')).min(1, 'required') });

export const OneRequest = forWorkspace({ askedId: requestId });

/** Granting, for a time, for good, or until a temporary change ends that runs already. */
export const GrantRequest = forWorkspace({
  askedId: requestId,
  version,
  isWithCurrent: z.boolean(),
  duration,
  untilDay,
}).refine(hasDay, dayNeeded);

export const RefuseRequest = forWorkspace({ askedId: requestId, version, reason: text });
