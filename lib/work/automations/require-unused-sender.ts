import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { automations } from './automations';

/**
 * Refuses the deletion of a sender while an automation that is on sends with it.
 *
 * @throws Invalid
 */
export async function requireUnusedSender(tx: Transaction, { workspaceId, id }: RecordRow): Promise<void> {
  const [user] = await tx
    .select({ id: collectionRecords.id })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        eq(collectionRecords.collection, automations.id),
        eq(collectionRecords.state, automations.liveIn),
        isNull(collectionRecords.deletedAt),
        sql`${collectionRecords.fields} ->> 'step' = 'email' and ${collectionRecords.fields} ->> 'sender' = ${id}`,
      ),
    )
    .limit(1);
  if (user) throw new Invalid({ '': 'sender-in-use' });
}
