import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { EventJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { Happening } from './happenings';
import { planAutomations } from './plan-automations';

/** Integrations and webhooks that are switched on: what differs is who may keep them. */
export const switchedOn = and(
  inArray(collectionRecords.collection, ['integrations', 'webhooks']),
  eq(collectionRecords.state, 'on'),
  isNull(collectionRecords.deletedAt),
);

/**
 * Has every integration that asked for it told of what happened, from the transaction in which it does, and whatever
 * automation follows from it planned. Told
 * are ids only: what the receiver may know of them is not decided here (MA4).
 *
 * @param about one entry for each thing that it happened to
 */
export async function publishEvent(
  tx: Transaction,
  workspaceId: string,
  event: Happening,
  about: readonly EventJob['about'][],
): Promise<void> {
  if (about.length === 0) return;
  await planAutomations(tx, workspaceId, event, about);
  const listening = await tx
    .select({ id: collectionRecords.id })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        switchedOn,
        sql`${collectionRecords.fields} -> 'events' ? ${event}`,
      ),
    );
  const jobs = listening.flatMap(({ id: integrationId }) =>
    about.map((each) => ({ kind: 'event' as const, workspaceId, integrationId, event, about: each })),
  );
  await enqueue(tx, jobs);
}
