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
  const { workspaceId, id: campaignId } = campaign;
  await enqueue(tx, { kind: 'campaign', workspaceId, campaignId });
}
