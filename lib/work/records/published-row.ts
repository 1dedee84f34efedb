import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Collection } from '@/lib/work/collections/definition';

/** A collection whose published records are public. */
type Public = Pick<Collection, 'id'> & { published: { in: string } };

/** The condition on a published record in an open workspace; join `workspaces`. */
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
