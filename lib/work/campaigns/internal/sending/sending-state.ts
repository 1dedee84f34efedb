import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enterState } from '@/lib/work/records/change/enter-state';
import { type LockedRecord, lockAsWorker } from '@/lib/work/records/change/lock-as-worker';
import { campaignKind } from '../definitions/campaign-kinds';
import { hasVerifiedSender } from './verified-sender';

/**
 * Locks a campaign until the transaction ends, and enters its organisation. Returns undefined unless the
 * campaign is being sent: nothing more is sent of a suspended, deleted or finished campaign.
 */
export const lockSending = (
  tx: Transaction,
  { workspaceId, campaignId: recordId }: { workspaceId: string; campaignId: string },
): Promise<LockedRecord | undefined> =>
  lockAsWorker(tx, { workspaceId, recordId }, eq(collectionRecords.state, 'sending'));

/**
 * Suspends a campaign whose domain lost its records while it was being sent, so that the rest waits until the domain
 * is verified again (S2.20).
 * @returns whether it was suspended
 */
export async function suspendUnverified(
  tx: Transaction,
  { record: campaign, changer }: LockedRecord,
): Promise<boolean> {
  const collection = campaignKind(campaign.collection);
  if (!collection || (await hasVerifiedSender(tx, campaign))) return false;
  await enterState(tx, changer, collection, campaign, { state: 'suspended' });
  return true;
}

/** Marks the campaign as sent when no message of it is left. */
export async function finishIfDone(
  tx: Transaction,
  { record: campaign, changer }: LockedRecord,
): Promise<void> {
  const [left] = await tx
    .select({ id: campaignDeliveries.id })
    .from(campaignDeliveries)
    .where(
      and(
        eq(campaignDeliveries.workspaceId, campaign.workspaceId),
        eq(campaignDeliveries.campaignId, campaign.id),
        inArray(campaignDeliveries.state, ['waiting', 'queued']),
      ),
    )
    .limit(1);
  const collection = campaignKind(campaign.collection);
  if (left || !collection) return;
  await enterState(tx, changer, collection, campaign, { state: 'sent' });
}
