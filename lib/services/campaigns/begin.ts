import 'server-only';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/outbox/enqueue';
import type { RecordRow } from '../records/lock';
import { requireReady } from './ready';

/**
 * Has a campaign sent, by the worker and in portions, from the transaction that brings it there.
 *
 * @throws Invalid when it could not go out as things stand
 */
export async function beginSending(tx: Transaction, campaign: RecordRow): Promise<void> {
  await requireReady(tx, campaign);
  await queuePortion(tx, campaign);
}

/** What is to go out next. */
export async function queuePortion(
  tx: Transaction,
  { workspaceId, id: campaignId }: Pick<RecordRow, 'workspaceId' | 'id'>,
): Promise<void> {
  await enqueue(tx, { kind: 'campaign', workspaceId, campaignId });
}
