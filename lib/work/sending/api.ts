import 'server-only';
import { z } from 'zod';
import { operation } from '@/lib/access/api/operation';
import { messageBody } from '@/lib/work/inbox/message-body';
import { sendMessage } from './send-message';
import { sendingOptions } from './sending-options';

/** The groups that can be sent to: those of the account, and those shared with it, with the account they come from. */
export const listGroupsOperation = operation({
  id: 'listGroups',
  method: 'GET',
  path: '/groups',
  scope: 'sending.send',
  status: 200,
  answer: z.strictObject({
    data: z.array(z.strictObject({ id: z.uuid(), name: z.string(), from: z.string().nullable() })),
  }),
  run: async ({ ctx }) => ({ data: (await sendingOptions(ctx)).groups }),
});

/** Sends a text message to a number or to a group, like the page of the console (S0.2). */
export const sendMessageOperation = operation({
  id: 'sendMessage',
  method: 'POST',
  path: '/messages',
  scope: 'sending.send',
  status: 202,
  body: z.strictObject({
    to: z
      .strictObject(
        { phone: z.string('invalid').max(100, 'bad-phone'), groupId: z.uuid('invalid') },
        'required',
      )
      .partial()
      .refine(({ phone, groupId }) => (phone === undefined) !== (groupId === undefined), 'one-recipient'),
    text: messageBody,
  }),
  example: { to: { phone: '+39 06 1234 5678' }, text: 'Your order is ready.' },
  answer: z.strictObject({ messages: z.int(), credits: z.int() }),
  fields: { phone: 'to.phone', listId: 'to.groupId', body: 'text' },
  run: async ({ ctx, requestId, body: { to, text } }) => {
    const recipient = to.groupId === undefined ? { phone: to.phone ?? '' } : { listId: to.groupId };
    return sendMessage(ctx, { to: recipient, body: text, requestId });
  },
});
