import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { addressAll } from '../readers/address-all';
import { finishIfDone, lockSending, suspendUnverified } from './sending-state';

/**
 * The messages of one campaign that may be in the outbox at a time, so that a large campaign does not fill
 * it.
 */
const mostUnderWay = 200;

/** Delay until the next look at the messages under way. */
const pauseSeconds = 1;

/** Moves the next messages of each campaign that is being sent into the outbox, up to `mostUnderWay`. */
export const campaignJobs: JobHandler = { kinds: ['campaign'], attempt };

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'campaign') return 'obsolete';
  return inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const locked = await lockSending(tx, job);
    if (!locked) return 'done';
    if (await suspendUnverified(tx, locked)) return 'done';
    const { record: campaign } = locked;
    if (!(await hasRecipients(tx, campaign))) await addressAll(tx, campaign);
    const isUnderWay = and(ofCampaign(campaign), eq(campaignDeliveries.state, 'queued'));
    const underWay = await tx.$count(campaignDeliveries, isUnderWay);
    const queued = await queueEmails(tx, campaign, mostUnderWay - underWay);
    // Pages that show the campaign update its progress.
    if (queued > 0) await announce(tx, { topic: 'settings', workspaceId: job.workspaceId });
    if (underWay + queued > 0) return { again: pauseSeconds };
    await finishIfDone(tx, locked);
    return 'done';
  });
}

const ofCampaign = ({ workspaceId, id }: RecordRow) =>
  and(eq(campaignDeliveries.workspaceId, workspaceId), eq(campaignDeliveries.campaignId, id));

async function hasRecipients(tx: Transaction, campaign: RecordRow): Promise<boolean> {
  const [one] = await tx
    .select({ id: campaignDeliveries.id })
    .from(campaignDeliveries)
    .where(ofCampaign(campaign))
    .limit(1);
  return one !== undefined;
}

async function queueEmails(tx: Transaction, campaign: RecordRow, room: number): Promise<number> {
  if (room <= 0) return 0;
  const { workspaceId } = campaign;
  const waiting = await tx
    .select({ id: campaignDeliveries.id })
    .from(campaignDeliveries)
    .where(and(ofCampaign(campaign), eq(campaignDeliveries.state, 'waiting')))
    .orderBy(asc(campaignDeliveries.id))
    .limit(room);
  if (waiting.length === 0) return 0;
  const ids = waiting.map(({ id }) => id);
  await tx
    .update(campaignDeliveries)
    .set({ state: 'queued' })
    .where(and(eq(campaignDeliveries.workspaceId, workspaceId), inArray(campaignDeliveries.id, ids)));
  await enqueue(
    tx,
    ids.map((deliveryId) => ({ kind: 'campaign-email' as const, workspaceId, deliveryId })),
  );
  return ids.length;
}
