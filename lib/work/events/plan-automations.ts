import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';

/** The condition on automations that are switched on. */
export const running = and(
  eq(collectionRecords.collection, 'automations'),
  eq(collectionRecords.state, 'on'),
  isNull(collectionRecords.deletedAt),
);

/**
 * Plans the messages of automations after an event of contacts, in the transaction of the event. Each waits
 * in the outbox until its delay is over, by the clock of the database (FA8).
 */
export async function planAutomations(
  tx: Transaction,
  workspaceId: string,
  event: string,
  about: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const found = await tx
    .select({
      id: collectionRecords.id,
      minutes: sql<number>`(${collectionRecords.fields} ->> 'minutes')::int`,
    })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        running,
        sql`${collectionRecords.fields} ->> 'event' = ${event}`,
      ),
    );
  const contactIds = about.flatMap(({ contactId }) => contactId ?? []);
  for (const { id: automationId, minutes } of found) {
    const jobs = contactIds.map((contactId) => ({
      kind: 'automation' as const,
      workspaceId,
      automationId,
      contactId,
    }));
    await enqueue(tx, jobs, sql`now() + make_interval(mins => ${minutes})`);
  }
}
