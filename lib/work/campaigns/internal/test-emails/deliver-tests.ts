import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { CampaignTestJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant, type Transaction } from '@/db/tenant';
import { isActive } from '@/lib/access/context/member-now';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { testList } from '../definitions/test-list';
import { campaignEmailOf, type Send } from '../sending/campaign-email';

/** Sends test emails of campaigns, with the content that the campaign has at that moment. */
export const campaignTestJobs: JobHandler = { kinds: ['campaign-test'], attempt };

async function attempt({ id, job }: Queued): Promise<Outcome> {
  if (job.kind !== 'campaign-test') return 'obsolete';
  const send = await inTenant({ workspaceId: job.workspaceId }, (tx) => prepare(tx, job));
  if (!send) return 'obsolete';
  await send(id);
  return 'done';
}

async function prepare(tx: Transaction, job: CampaignTestJob): Promise<Send | null> {
  const { workspaceId, campaignId } = job;
  const [campaign] = await tx
    .select()
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.id, campaignId),
        isNull(collectionRecords.deletedAt),
      ),
    );
  const reader = await readerOf(tx, job);
  if (!campaign || !reader) return null;
  return campaignEmailOf(tx, campaign, { ...reader, deliveryId: null, phone: null });
}

/**
 * The recipient as they are now; null when the member was revoked or removed from the test list since then.
 */
async function readerOf(
  tx: Transaction,
  { workspaceId, reader }: CampaignTestJob,
): Promise<{ name: string; email: string } | undefined> {
  if ('memberId' in reader) {
    const [member] = await tx
      .select({ name: members.name, email: members.email })
      .from(members)
      .where(and(eq(members.workspaceId, workspaceId), eq(members.id, reader.memberId), isActive));
    return member;
  }
  const [tester] = await tx
    .select({ name: collectionRecords.name, email: sql<string>`${collectionRecords.fields} ->> 'email'` })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.collection, testList.id),
        eq(collectionRecords.id, reader.testerId),
        isNull(collectionRecords.deletedAt),
      ),
    );
  return tester;
}
