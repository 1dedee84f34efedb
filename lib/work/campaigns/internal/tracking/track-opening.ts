import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { linkOf, liveRecord } from '@/lib/work/records/published-link';
import { countOne } from '@/lib/work/records/record-figures';
import type { Tracked } from '@/lib/work/records/tracking-token';
import { campaignKind } from '../definitions/campaign-kinds';
import { withTags } from './link-tags';

type Step = 'opened' | 'clicked';

/**
 * Counts that a reader opened a campaign, once for each reader: the image in the email was loaded.
 * @returns null, because the image leads nowhere
 * @throws NotFound for a campaign that is gone
 */
export function trackOpening(tracked: Tracked): Promise<null> {
  return inTenant({ workspaceId: tracked.workspaceId }, async (tx) => {
    await countReader(tx, tracked);
    return null;
  });
}

/**
 * Counts that a reader followed the link of a campaign, once for each reader. A click counts as an opening
 * too.
 * @returns the target of the link
 * @throws NotFound for a campaign that is gone
 */
export function trackClick(tracked: Tracked): Promise<string> {
  return inTenant({ workspaceId: tracked.workspaceId }, async (tx) => {
    const campaign = await countReader(tx, tracked);
    return withTags(tx, campaign, linkOf(campaign));
  });
}

/**
 * Records the reader.
 * @returns the campaign
 */
async function countReader(tx: Transaction, { kind, workspaceId, id }: Tracked): Promise<RecordRow> {
  const place = and(eq(campaignDeliveries.workspaceId, workspaceId), eq(campaignDeliveries.id, id));
  const [before] = await tx.select().from(campaignDeliveries).where(place).for('update');
  if (!before) throw new NotFound();
  const campaign = await liveRecord(tx, workspaceId, before.campaignId);
  const steps: Step[] = [
    ...(before.openedAt ? [] : (['opened'] as const)),
    ...(kind === 'click' && !before.clickedAt ? (['clicked'] as const) : []),
  ];
  if (steps.length === 0) return campaign;
  const set = steps.map((step) => [step === 'opened' ? 'openedAt' : 'clickedAt', sql`now()`] as const);
  await tx.update(campaignDeliveries).set(Object.fromEntries(set)).where(place);
  for (const step of steps) await count(tx, campaign, step);
  return campaign;
}

/** Figures that the collection does not report, such as openings of text messages, are not counted. */
async function count(tx: Transaction, campaign: RecordRow, figure: Step): Promise<void> {
  if (!campaignKind(campaign.collection)?.report?.figures.includes(figure)) return;
  await countOne(tx, { workspaceId: campaign.workspaceId, recordId: campaign.id, figure });
}
