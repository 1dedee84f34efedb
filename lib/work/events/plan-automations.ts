import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';

/** The condition on automations that are switched on. */
export const running = and(
  eq(collectionRecords.collection, 'automations'),
  eq(collectionRecords.state, 'on'),
  isNull(collectionRecords.deletedAt),
);

/** The condition on automations that are switched on and send text messages. */
export const runningTexts = and(
  running,
  sql`coalesce(nullif(${collectionRecords.fields} ->> 'step', ''), 'text') = 'text'`,
);

/**
 * Plans the messages of automations after an event of contacts, in the transaction of the event. Each waits
 * in the outbox until its delay is over, by the clock of the database (FA8).
 */
export function planAutomations(
  tx: Transaction,
  workspaceId: string,
  event: string,
  about: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const contactIds = about.flatMap(({ contactId }) => contactId ?? []);
  return plan(tx, workspaceId, contactIds, sql`${collectionRecords.fields} ->> 'event' = ${event}`);
}

/** The same after contacts joined a list. Integrations have no such event. */
export function planListAutomations(
  tx: Transaction,
  { workspaceId, listId }: { workspaceId: string; listId: string },
  joined: readonly { contactId: string }[],
): Promise<void> {
  const contactIds = joined.map(({ contactId }) => contactId);
  const ofList = sql`${collectionRecords.fields} ->> 'event' = 'list-joined'
    and ${collectionRecords.fields} ->> 'list' = ${listId}`;
  return plan(tx, workspaceId, contactIds, ofList);
}

async function plan(
  tx: Transaction,
  workspaceId: string,
  contactIds: readonly string[],
  isMeant: SQL,
): Promise<void> {
  if (contactIds.length === 0) return;
  const found = await tx
    .select({
      id: collectionRecords.id,
      minutes: sql<number>`(${collectionRecords.fields} ->> 'minutes')::int`,
    })
    .from(collectionRecords)
    .where(and(eq(collectionRecords.workspaceId, workspaceId), running, isMeant));
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
