import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/campaign-deliveries';
import { contactListMembers } from '@/db/schema/contact-lists';
import { contacts } from '@/db/schema/contacts';
import { outbox } from '@/db/schema/outbox';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { drain, type Outcome, type Queued } from '@/lib/outbox/drain';
import type { RecordRow } from '../records/lock';
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
  return drain({ name: 'campaigns', concerns: sql`${outbox.job} ->> 'kind' = 'campaign'`, attempt });
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

/** Everybody who is on the list now, wants messages and can be reached, each address once. */
async function addressAll(tx: Transaction, campaign: RecordRow): Promise<void> {
  const address = campaign.collection === 'sms-campaigns' ? contacts.phoneKey : contacts.emailKey;
  await tx.execute(sql`
    insert into ${campaignDeliveries} (workspace_id, id, campaign_id, contact_id)
    select distinct on (${address}) ${campaign.workspaceId}::uuid, gen_random_uuid(), ${campaign.id}::uuid, ${contacts.id}
    from ${contactListMembers}
    join ${contacts} on ${contacts.workspaceId} = ${contactListMembers.workspaceId}
      and ${contacts.id} = ${contactListMembers.contactId}
    where ${contactListMembers.workspaceId} = ${campaign.workspaceId}
      and ${contactListMembers.listId} = ${String(campaign.fields.list)}::uuid and ${address} <> ''
      and ${contacts.unsubscribedAt} is null
    order by ${address}, ${contacts.id}
    on conflict do nothing`);
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
  await tx.insert(outbox).values(
    ids.map((deliveryId) => ({
      job: { kind: 'campaign-letter' as const, workspaceId, deliveryId },
      recipient: '',
    })),
  );
  await announce(tx, { topic: 'mail' });
  return ids.length;
}
