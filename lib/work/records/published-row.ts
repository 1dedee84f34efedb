import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Collection } from '@/lib/work/collections/definition';

/** A collection whose records anybody may open who has the address, while they are published. */
type Public = Pick<Collection, 'id'> & { published: { in: string } };

/** The record of that id while it is published, in a workspace that is open: join `workspaces` with it. */
export function publishedRow({ id: collection, published }: Public, workspaceId: string, recordId: string) {
  return and(
    eq(collectionRecords.workspaceId, workspaceId),
    eq(collectionRecords.id, recordId),
    eq(collectionRecords.collection, collection),
    eq(collectionRecords.state, published.in),
    isNull(collectionRecords.deletedAt),
    isNull(workspaces.closedAt),
  );
}
