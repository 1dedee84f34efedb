import 'server-only';
import { postLogged } from '@/lib/work/deliveries/post-logged';
import { secretOf } from '@/lib/work/records/record-secret';
import type { ChannelConnection, OutboundDelivery } from '../connection';

/** Posts messages to the channel's outbound address, signed with its secret (docs/decisions/097). */
export const webhookConnection: ChannelConnection = { id: 'webhook', deliver };

async function deliver({ channel, message, now, job }: OutboundDelivery): Promise<'delivered' | 'gone'> {
  const secret = secretOf(channel);
  const { url } = channel.fields;
  // Without an outbound address a channel only receives.
  if (!secret || typeof url !== 'string' || url === '') return 'gone';
  const { id, conversationId, to, subject, text, at, template, unsubscribing, sender } = message;
  const content = {
    ...{ id, channelId: channel.id, conversationId, to, text, at },
    ...(subject && { subject }),
    ...unsubscribing,
    ...(template && { template }),
    ...(sender && { sender }),
  };
  const { workspaceId, id: recordId } = channel;
  const attempt = { workspaceId, recordId, jobId: job.id, about: 'message', attempt: job.tries };
  await postLogged(attempt, { url, secret, now, content });
  return 'delivered';
}
