import 'server-only';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { requireReady } from './require-ready';

/**
 * Queues the sending of a campaign in the transaction that changes its state; the worker sends it in
 * portions.
 * @throws Invalid when it cannot be sent now
 */
export async function startSending(tx: Transaction, campaign: RecordRow): Promise<void> {
  await requireReady(tx, campaign);
  const { workspaceId, id: campaignId } = campaign;
  await enqueue(tx, { kind: 'campaign', workspaceId, campaignId });
}
