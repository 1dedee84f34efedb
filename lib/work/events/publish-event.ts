import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { EventJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { EventName } from './event-names';
import { planAutomations } from './plan-automations';

/**
 * The condition on integrations and webhooks that are switched on; they differ only in who may manage them.
 */
export const switchedOn = and(
  inArray(collectionRecords.collection, ['integrations', 'webhooks']),
  eq(collectionRecords.state, 'on'),
  isNull(collectionRecords.deletedAt),
);

/**
 * Publishes an event to every integration that subscribed to it, and plans the automations that it triggers,
 * in the transaction of the event. An event carries ids only, because what its receiver may see is not
 * decided here (MA4).
 * @param about one entry for each object of the event
 */
export async function publishEvent(
  tx: Transaction,
  workspaceId: string,
  event: EventName,
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
