import { z } from 'zod';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';
import { broadcastAudience } from '@/lib/work/broadcasts/audience';
import { broadcastContent } from '@/lib/work/broadcasts/content';

/** The inputs of the actions on broadcasts. */

const broadcastId = z.uuid('invalid');
/** The version that the person saw; a change of an older one is refused (RO7). */
const version = z.number('invalid').int('invalid').positive('invalid');

export const CreateBroadcast = broadcastContent.extend(InWorkspace.shape);
export const OneBroadcast = forWorkspace({ broadcastId });
export const SeenBroadcast = OneBroadcast.extend({ version });
export const UpdateBroadcast = SeenBroadcast.extend(broadcastContent.shape);
export const CountAudience = forWorkspace({ audience: broadcastAudience });
export const SendBroadcast = SeenBroadcast.extend({
  /** Local time of the workspace; null: now. */
  at: z
    .string('invalid')
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, 'bad-date')
    .refine((at) => !Number.isNaN(Date.parse(`${at}Z`)), 'bad-date')
    .nullable(),
});
export const ChangeBroadcastState = OneBroadcast.extend({
  change: z.enum(['suspend', 'resume', 'cancel'], 'invalid'),
});
