import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { enter, type Transaction } from '@/db/tenant';
import { enterState } from '@/lib/work/records/change/enter-state';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { campaignKind } from '../campaign-kinds';

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
  const changer = {
    person: null,
    member: null,
    workspace: { id: campaign.workspaceId },
    organisation: { id: organisationId },
  };
  await enterState(tx, changer, collection, campaign, { state: 'sent' });
}
