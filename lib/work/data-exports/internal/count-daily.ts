import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import { dailyExports } from '../daily-exports';

/** How many daily exports of these members are on: each file is made with the access of its author (R4). */
export function countDailyBy(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<number> {
  return tx.$count(
    collectionRecords,
    and(
      eq(collectionRecords.workspaceId, workspaceId),
      eq(collectionRecords.collection, dailyExports.id),
      eq(collectionRecords.state, dailyExports.liveIn),
      isNull(collectionRecords.deletedAt),
      isAmong(collectionRecords.createdBy, memberIds),
    ),
  );
}
