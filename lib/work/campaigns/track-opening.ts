import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { collectionOf } from '@/lib/work/collections/registry';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { countOne } from '@/lib/work/records/record-figures';
import { readTrackingToken, type Tracked } from '@/lib/work/records/tracking-token';
import { tagged } from './internal/link-tags';

type Step = 'opened' | 'clicked';

/**
 * Counts whoever opened an address of ours, and says where it leads on. Each reader of a campaign counts once for
 * opening and once for clicking; who clicks has opened.
 *
 * @returns null for what leads nowhere: the picture in an email
 * @throws NotFound for a token that is not ours, and for what is gone
 */
export async function follow(token: string): Promise<string | null> {
  const tracked = readTrackingToken(token);
  if (!tracked) throw new NotFound();
  return inTenant({ workspaceId: tracked.workspaceId }, async (tx) => {
    const recordId = tracked.kind === 'link' ? tracked.id : await countReader(tx, tracked);
    const record = await live(tx, tracked.workspaceId, recordId);
    if (tracked.kind === 'open') return null;
    if (tracked.kind === 'link') await count(tx, record, 'clicked');
    const { link } = record.fields;
    if (typeof link !== 'string' || link === '') throw new NotFound();
    return tracked.kind === 'click' ? tagged(tx, record, link) : link;
  });
}

async function live(tx: Transaction, workspaceId: string, recordId: string): Promise<RecordRow> {
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.id, recordId),
        isNull(collectionRecords.deletedAt),
      ),
    );
  if (!record) throw new NotFound();
  return record;
}

/** @returns the id of the campaign */
async function countReader(tx: Transaction, { kind, workspaceId, id }: Tracked): Promise<string> {
  const place = and(eq(campaignDeliveries.workspaceId, workspaceId), eq(campaignDeliveries.id, id));
  const [before] = await tx.select().from(campaignDeliveries).where(place).for('update');
  if (!before) throw new NotFound();
  const steps: Step[] = [
    ...(before.openedAt ? [] : (['opened'] as const)),
    ...(kind === 'click' && !before.clickedAt ? (['clicked'] as const) : []),
  ];
  if (steps.length === 0) return before.campaignId;
  const campaign = await live(tx, workspaceId, before.campaignId);
  const set = steps.map((step) => [step === 'opened' ? 'openedAt' : 'clickedAt', sql`now()`] as const);
  await tx.update(campaignDeliveries).set(Object.fromEntries(set)).where(place);
  for (const step of steps) await count(tx, campaign, step);
  return before.campaignId;
}

/** What a collection does not report, such as the opening of a text message, is not counted. */
async function count(tx: Transaction, record: RecordRow, figure: Step): Promise<void> {
  if (!collectionOf(record.collection)?.report?.figures.includes(figure)) return;
  await countOne(tx, { workspaceId: record.workspaceId, recordId: record.id, figure });
}
