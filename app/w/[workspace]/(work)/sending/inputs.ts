import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { messageBody } from '@/lib/work/inbox/message-body';

/** The inputs of sending; the form validates by the same schemas. Messages are keys of `errors`. */
export const SendMessage = forWorkspace({
  to: z.enum(['phone', 'group'], 'invalid'),
  /** The recipient's number; empty for a group. */
  phone: z.string().max(100, 'bad-phone'),
  /** The group; empty for a number. */
  listId: z.union([z.literal(''), z.uuid('unknown-choice')]),
  body: messageBody,
  requestId: z.uuid('invalid'),
});
