import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { inPortions } from '@/db/in-portions';
import { collectionRecords } from '@/db/schema/collection-records';
import { outbox } from '@/db/schema/outbox';
import { announce, type Transaction } from '@/db/tenant';

/** Automations that are switched on. */
export const running = and(
  eq(collectionRecords.collection, 'automations'),
  eq(collectionRecords.state, 'on'),
  isNull(collectionRecords.deletedAt),
);

/**
 * Plans what automations write after something happened with contacts, from the transaction in which it does: each
 * waits in the outbox until its minutes are over by the database's clock (FA8).
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
  const rows = found.flatMap(({ id: automationId, minutes }) =>
    about.flatMap(({ contactId }) =>
      contactId
        ? [
            {
              job: { kind: 'automation' as const, workspaceId, automationId, contactId },
              recipient: '',
              dueAt: sql`now() + make_interval(mins => ${minutes})`,
            },
          ]
        : [],
    ),
  );
  if (rows.length === 0) return;
  for (const portion of inPortions(rows)) await tx.insert(outbox).values(portion);
  await announce(tx, { topic: 'mail' });
}
