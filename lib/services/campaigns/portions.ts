import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/campaign-deliveries';
import { inTenant, type Transaction } from '@/db/tenant';
import { drain, type Outcome, type Queued } from '@/lib/outbox/drain';
import { enqueue } from '@/lib/outbox/enqueue';
import type { RecordRow } from '../records/lock';
import { addressAll } from './address-all';
import { queuePortion } from './begin';
import { finishIfDone, holdSending } from './sending';

/** So many letters are in the outbox at a time: a campaign that is suspended stops within one portion. */
const portion = 100;

/**
 * Puts the next portion of each campaign that is being sent into the outbox.
 *
 * @returns how many portions
 */
export async function queuePortions(): Promise<number> {
  return drain({ name: 'campaigns', kinds: ['campaign'], attempt });
}

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'campaign') return 'obsolete';
  return inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const held = await holdSending(tx, job);
    if (!held) return 'obsolete';
    if (!(await hasBegun(tx, held.campaign))) await addressAll(tx, held.campaign);
    const queued = await queueLetters(tx, held.campaign);
    if (queued === portion) await queuePortion(tx, held.campaign);
    else await finishIfDone(tx, held);
    return 'done';
  });
}

const ofCampaign = ({ workspaceId, id }: RecordRow) =>
  and(eq(campaignDeliveries.workspaceId, workspaceId), eq(campaignDeliveries.campaignId, id));

async function hasBegun(tx: Transaction, campaign: RecordRow): Promise<boolean> {
  const [one] = await tx
    .select({ id: campaignDeliveries.id })
    .from(campaignDeliveries)
    .where(ofCampaign(campaign))
    .limit(1);
  return one !== undefined;
}

async function queueLetters(tx: Transaction, campaign: RecordRow): Promise<number> {
  const { workspaceId } = campaign;
  const waiting = await tx
    .select({ id: campaignDeliveries.id })
    .from(campaignDeliveries)
    .where(and(ofCampaign(campaign), eq(campaignDeliveries.state, 'waiting')))
    .orderBy(asc(campaignDeliveries.id))
    .limit(portion);
  if (waiting.length === 0) return 0;
  const ids = waiting.map(({ id }) => id);
  await tx
    .update(campaignDeliveries)
    .set({ state: 'queued' })
    .where(and(eq(campaignDeliveries.workspaceId, workspaceId), inArray(campaignDeliveries.id, ids)));
  await enqueue(
    tx,
    ids.map((deliveryId) => ({ kind: 'campaign-letter' as const, workspaceId, deliveryId })),
  );
  return ids.length;
}
