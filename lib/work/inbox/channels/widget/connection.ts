import 'server-only';
import { and, eq } from 'drizzle-orm';
import { chatVisitors } from '@/db/schema/work/chat-visitors';
import { announce, inTenant } from '@/db/tenant';
import type { ChannelConnection, OutboundDelivery } from '../connection';

/** The web chat: a message is delivered once it is in the chat that its visitor reads, now or when they return. */
export const widgetConnection: ChannelConnection = { id: 'widget', deliver };

async function deliver({ channel, message }: OutboundDelivery): Promise<'delivered' | 'gone'> {
  const { workspaceId } = channel;
  const { conversationId } = message;
  return inTenant({ workspaceId }, async (tx) => {
    const visitors = await tx.$count(
      chatVisitors,
      and(
        eq(chatVisitors.workspaceId, workspaceId),
        eq(chatVisitors.channelId, channel.id),
        eq(chatVisitors.conversationId, conversationId),
      ),
    );
    if (visitors === 0) return 'gone';
    await announce(tx, { topic: 'chat', workspaceId, conversationId });
    return 'delivered';
  });
}
