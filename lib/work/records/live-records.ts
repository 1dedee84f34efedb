import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';

/** The condition on the records of a collection that are not deleted. */
export const liveRecords = (workspaceId: string, collection: string) =>
  and(
    eq(collectionRecords.workspaceId, workspaceId),
    eq(collectionRecords.collection, collection),
    isNull(collectionRecords.deletedAt),
  );
