import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import { longestBody } from '@/lib/work/inbox/message-body';
import { broadcastAudience } from './audience';

/** The content of a broadcast. Messages are keys of `errors`. */
export const broadcastContent = z.object({
  name: cleanText(false).pipe(z.string().min(1, 'required').max(100, 'too-long')),
  channelId: z.uuid('required'),
  /** A WhatsApp template; its text replaces `body`. */
  templateId: z.uuid('invalid').nullable(),
  body: cleanText(true).pipe(z.string().max(longestBody, 'too-long')),
  audience: broadcastAudience,
});

export type BroadcastContent = z.output<typeof broadcastContent>;
