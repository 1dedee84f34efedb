import 'server-only';
import { z } from 'zod';
import { channels } from '@/db/schema/work/contacts';
import { operation } from '@/lib/access/api/operation';
import { startConversation } from './conversations/start-conversation';
import { messageBody } from './message-body';
import { listContactChannels } from './messages/contact-channels';

const params = z.strictObject({ contactId: z.uuid() });

/** The connected channels by which a contact can be written to. */
export const listContactChannelsOperation = operation({
  id: 'listContactChannels',
  method: 'GET',
  path: '/contacts/{contactId}/channels',
  scope: 'messages.reply',
  status: 200,
  params,
  answer: z.strictObject({
    data: z.array(z.strictObject({ id: z.uuid(), name: z.string(), kind: z.enum(channels) })),
  }),
  run: async ({ ctx, params: { contactId } }) => ({
    data: (await listContactChannels(ctx, contactId)).channels.map(({ id, name, kind }) => ({
      id,
      name,
      kind,
    })),
  }),
});

/** Writes to a contact through a channel. */
export const messageContactOperation = operation({
  id: 'messageContact',
  method: 'POST',
  path: '/contacts/{contactId}/messages',
  scope: 'messages.reply',
  status: 202,
  params,
  body: z.strictObject({ channelId: z.uuid('invalid'), text: messageBody }),
  example: { channelId: '01900000-0000-7000-8000-000000000000', text: 'Your order is ready.' },
  answer: z.strictObject({ conversationId: z.uuid() }),
  fields: { body: 'text' },
  run: ({ ctx, params: { contactId }, body: { channelId, text } }) =>
    startConversation(ctx, { contactId, channelId, body: text }),
});
