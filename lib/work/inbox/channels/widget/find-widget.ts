import 'server-only';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { connected } from '../channel-conditions';
import type { ReceivingChannel } from '../receive-on';

/** A connected web chat, as its visitors know it. */
export interface Widget extends ReceivingChannel {
  name: string;
  greeting: string;
  /** The origins of the sites that may show it. */
  origins: readonly string[];
}

/**
 * The web chat with that id. A channel that is missing, disconnected or connected otherwise answers the same.
 * @throws NotFound
 */
export async function findWidget(channelId: string): Promise<Widget> {
  return inTenant(callOn(channelId), (tx) => widgetWithin(tx, channelId));
}

/**
 * The tenant of a call that names a channel.
 * @throws NotFound for what is no id
 */
export function callOn(channelId: string): { channelId: string } {
  return { channelId: requireId(channelId) };
}

/** The same within a transaction whose tenant is the called channel. */
export async function widgetWithin(tx: Transaction, channelId: string): Promise<Widget> {
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(and(eq(collectionRecords.id, channelId), connected));
  if (record?.fields.connection !== 'widget') throw new NotFound();
  const { workspaceId, id, name } = record;
  const { origins, greeting } = Fields.parse(record.fields);
  return { workspaceId, id, kind: 'web-chat', name, origins, greeting };
}

const Fields = z.object({ origins: z.array(z.string()), greeting: z.string() });
