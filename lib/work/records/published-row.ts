import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Collection } from '@/lib/work/collections/definition';
import { liveRecords } from './live-records';

/** A collection whose published records are public. */
type Public = Pick<Collection, 'id'> & { published: { in: string } };

/** The condition on a published record in an open workspace; join `workspaces`. */
export function publishedRow({ id: collection, published }: Public, workspaceId: string, recordId: string) {
  return and(
    liveRecords(workspaceId, collection),
    eq(collectionRecords.id, recordId),
    eq(collectionRecords.state, published.in),
    isNull(workspaces.closedAt),
  );
}
