import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { forms } from '@/lib/work/collections/definitions/forms';
import type { landingPages } from '@/lib/work/collections/definitions/landing-pages';

/** Collections whose records anybody may open who has the address, while they are published. */
type Public = typeof forms | typeof landingPages;

/** The record of that id while it is published, in a workspace that is open: join `workspaces` with it. */
export function publishedRow({ id: collection }: Public, workspaceId: string, recordId: string) {
  return and(
    eq(collectionRecords.workspaceId, workspaceId),
    eq(collectionRecords.id, recordId),
    eq(collectionRecords.collection, collection),
    eq(collectionRecords.state, 'published' satisfies Public['states'][number]),
    isNull(collectionRecords.deletedAt),
    isNull(workspaces.closedAt),
  );
}
