import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { enter, type Transaction } from '@/db/tenant';
import { enterState } from '@/lib/work/records/change/enter-state';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import type { Changer } from '@/lib/work/records/change/record-change';
import { campaignKind } from './campaign-kinds';
import { hasVerifiedSender } from './verified-sender';

/** A locked campaign that is being sent, with its organisation. */
export interface SendingCampaign {
  campaign: RecordRow;
  organisationId: string;
}

/**
 * Locks a campaign until the transaction ends, and enters its organisation. Returns undefined unless the
 * campaign is being sent: nothing more is sent of a suspended, deleted or finished campaign.
 */
export async function lockSending(
  tx: Transaction,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
): Promise<SendingCampaign | undefined> {
  const [row] = await tx
    .select({ campaign: collectionRecords, organisationId: workspaces.organisationId })
    .from(collectionRecords)
    .innerJoin(workspaces, eq(workspaces.id, collectionRecords.workspaceId))
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.id, campaignId),
        eq(collectionRecords.state, 'sending'),
        isNull(collectionRecords.deletedAt),
        isNull(workspaces.closedAt),
      ),
    )
    .for('update', { of: collectionRecords });
  if (row) await enter(tx, { workspaceId, organisationId: row.organisationId });
  return row;
}

/**
 * Suspends a campaign whose domain lost its records while it was being sent, so that the rest waits until the domain
 * is verified again (S2.20).
 * @returns whether it was suspended
 */
export async function suspendUnverified(
  tx: Transaction,
  { campaign, organisationId }: SendingCampaign,
): Promise<boolean> {
  const collection = campaignKind(campaign.collection);
  if (!collection || (await hasVerifiedSender(tx, campaign))) return false;
  await enterState(tx, workerOf(campaign, organisationId), collection, campaign, { state: 'suspended' });
  return true;
}

const workerOf = ({ workspaceId }: RecordRow, organisationId: string): Changer => ({
  person: null,
  member: null,
  workspace: { id: workspaceId },
  organisation: { id: organisationId },
});

/** Marks the campaign as sent when no message of it is left. */
export async function finishIfDone(
  tx: Transaction,
  { campaign, organisationId }: SendingCampaign,
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
  await enterState(tx, workerOf(campaign, organisationId), collection, campaign, { state: 'sent' });
}
