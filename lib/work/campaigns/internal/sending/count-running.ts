import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import { campaignKinds } from '../definitions/campaign-kinds';

/** How many campaigns of a workspace are scheduled or being sent. */
export function countRunningCampaigns(tx: Transaction, workspaceId: string): Promise<number> {
  return tx.$count(collectionRecords, runningIn(workspaceId));
}

/** How many of them these members wrote. They go on without their authors (R8). */
export function countRunningBy(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<number> {
  return tx.$count(
    collectionRecords,
    and(runningIn(workspaceId), isAmong(collectionRecords.createdBy, memberIds)),
  );
}

const runningIn = (workspaceId: string) =>
  and(
    eq(collectionRecords.workspaceId, workspaceId),
    inArray(
      collectionRecords.collection,
      campaignKinds.map(({ id }) => id),
    ),
    inArray(collectionRecords.state, ['scheduled', 'sending']),
    isNull(collectionRecords.deletedAt),
  );
