import 'server-only';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { requireReady } from './require-ready';

/**
 * Has a campaign sent, by the worker and in portions, from the transaction that brings it there.
 *
 * @throws Invalid when it could not go out as things stand
 */
export async function startSending(tx: Transaction, campaign: RecordRow): Promise<void> {
  await requireReady(tx, campaign);
  const { workspaceId, id: campaignId } = campaign;
  await enqueue(tx, { kind: 'campaign', workspaceId, campaignId });
}
