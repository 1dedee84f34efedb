import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import type { CampaignEmailJob } from '@/db/schema/platform/outbox';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { contacts } from '@/db/schema/work/contacts';
import { inTenant, type Transaction } from '@/db/tenant';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { countOne } from '@/lib/work/records/record-figures';
import { campaignEmailOf, type Send } from './campaign-email';
import { finishIfDone, lockSending, suspendUnverified } from './sending-state';

/**
 * Sends the messages of campaigns. Each is retried until it is accepted or the tries are used up; the report
 * of the campaign counts the result. While a campaign is suspended its messages wait.
 */
export const campaignEmailJobs: JobHandler = {
  kinds: ['campaign-email'],
  // Each lane may wait for a mail server or a gateway.
  lanes: 4,
  attempt,
  async giveUp({ job }) {
    if (job.kind === 'campaign-email') await finish(job, 'failed');
  },
};

async function attempt({ id, job }: Queued): Promise<Outcome> {
  if (job.kind !== 'campaign-email') return 'obsolete';
  const send = await inTenant({ workspaceId: job.workspaceId }, (tx) => prepare(tx, job));
  if (!send) return 'obsolete';
  await send(id);
  await finish(job, 'sent');
  return 'done';
}

const deliveryKey = ({ workspaceId, deliveryId }: CampaignEmailJob) =>
  and(eq(campaignDeliveries.workspaceId, workspaceId), eq(campaignDeliveries.id, deliveryId));

async function prepare(tx: Transaction, job: CampaignEmailJob): Promise<Send | null> {
  const [row] = await tx
    .select({
      campaignId: campaignDeliveries.campaignId,
      state: campaignDeliveries.state,
      name: contacts.name,
      email: contacts.email,
      phone: contacts.phoneKey,
      unsubscribedAt: contacts.unsubscribedAt,
    })
    .from(campaignDeliveries)
    .innerJoin(contacts, refersTo(campaignDeliveries.contactId, contacts))
    .where(deliveryKey(job));
  if (row?.state !== 'queued') return null;
  const locked = await lockSending(tx, { workspaceId: job.workspaceId, campaignId: row.campaignId });
  if (!locked || (await suspendUnverified(tx, locked))) {
    await tx.update(campaignDeliveries).set({ state: 'waiting' }).where(deliveryKey(job));
    return null;
  }
  // The reader may have unsubscribed while the message waited.
  if (row.unsubscribedAt) {
    await note(tx, job, row.campaignId, 'skipped');
    await finishIfDone(tx, locked);
    return null;
  }
  return campaignEmailOf(tx, locked.record, { ...row, deliveryId: job.deliveryId });
}

/** One at a time for each campaign, so that the last message marks the campaign as sent. */
async function finish(job: CampaignEmailJob, outcome: 'sent' | 'failed'): Promise<void> {
  const { workspaceId } = job;
  await inTenant({ workspaceId }, async (tx) => {
    const [delivery] = await tx
      .select({ campaignId: campaignDeliveries.campaignId })
      .from(campaignDeliveries)
      .where(and(deliveryKey(job), eq(campaignDeliveries.state, 'queued')));
    if (!delivery) return;
    const locked = await lockSending(tx, { workspaceId, campaignId: delivery.campaignId });
    await note(tx, job, delivery.campaignId, outcome);
    if (locked) await finishIfDone(tx, locked);
  });
}

/** Records the final result of a message, and counts it in the report. */
async function note(
  tx: Transaction,
  job: CampaignEmailJob,
  recordId: string,
  outcome: 'sent' | 'failed' | 'skipped',
): Promise<void> {
  await tx.update(campaignDeliveries).set({ state: outcome, settledAt: sql`now()` }).where(deliveryKey(job));
  await countOne(tx, { workspaceId: job.workspaceId, recordId, figure: outcome });
}
