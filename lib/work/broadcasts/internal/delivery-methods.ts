import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { type Channel, channels } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { canSend } from '@/lib/work/inbox/channels/channel-conditions';
import type { BroadcastContent } from '../content';

/** The channels and templates that a broadcast can use. */
export interface DeliveryMethods {
  channels: { id: string; name: string; kind: Channel }[];
  templates: { id: string; name: string; body: string }[];
}

const submitted = and(
  eq(collectionRecords.collection, 'whatsapp-templates'),
  eq(collectionRecords.state, 'submitted'),
  isNull(collectionRecords.deletedAt),
);

/** The connected channels that can send, and the submitted templates, by name. */
export async function deliveryMethods(tx: Transaction, workspaceId: string): Promise<DeliveryMethods> {
  const rows = await tx
    .select()
    .from(collectionRecords)
    .where(and(eq(collectionRecords.workspaceId, workspaceId), sql`(${canSend} or ${submitted})`))
    .orderBy(collectionRecords.nameKey);
  return {
    channels: rows.flatMap(({ id, name, fields }) => {
      const kind = channels.find((each) => each === fields.kind);
      return kind ? [{ id, name, kind }] : [];
    }),
    templates: rows.flatMap(({ id, name, collection, fields: { body } }) =>
      collection === 'whatsapp-templates' && typeof body === 'string' ? [{ id, name, body }] : [],
    ),
  };
}

/**
 * The kind of channel and the text of a broadcast, read from the channel and the template now.
 * @throws Invalid on `channelId`, `templateId` or `body`
 */
export async function composeBroadcast(
  tx: Transaction,
  workspaceId: string,
  { channelId, templateId, body }: Pick<BroadcastContent, 'channelId' | 'templateId' | 'body'>,
): Promise<{ channel: Channel; templateId: string | null; body: string }> {
  const methods = await deliveryMethods(tx, workspaceId);
  const channel = methods.channels.find(({ id }) => id === channelId)?.kind;
  if (!channel) throw new Invalid({ channelId: 'channel-gone' });
  if (templateId && channel === 'whatsapp') {
    const template = methods.templates.find(({ id }) => id === templateId);
    if (!template) throw new Invalid({ templateId: 'template-gone' });
    return { channel, templateId, body: template.body };
  }
  if (body === '') throw new Invalid({ body: 'required' });
  return { channel, templateId: null, body };
}
