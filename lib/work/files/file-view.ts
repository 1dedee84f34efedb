import 'server-only';
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { files } from '@/db/schema/work/files';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** A file as it is listed, without its bytes. */
export interface FileView {
  id: string;
  name: string;
  contentType: string;
  size: number;
  addedAt: Date;
  addedBy: string;
}

/** The condition on complete files of the workspace; files that are still arriving are not visible. */
export const completeFiles = (ctx: WorkspaceContext) =>
  and(eq(files.workspaceId, ctx.workspace.id), isNotNull(files.completedAt));

/** The condition on one file, arriving or complete. */
export const fileAt = (ctx: WorkspaceContext, fileId: string) =>
  and(eq(files.workspaceId, ctx.workspace.id), eq(files.id, fileId));

/**
 * Complete files under a condition.
 * @param key the expression that the cursor is ordered by
 */
export function selectFiles(tx: Transaction, ctx: WorkspaceContext, where: SQL | undefined, key: SQL) {
  return tx
    .select({
      id: files.id,
      name: files.name,
      contentType: files.contentType,
      size: files.size,
      addedAt: files.createdAt,
      addedBy: members.name,
      key: sql<string>`(${key})::text`,
    })
    .from(files)
    .innerJoin(members, refersTo(files.createdBy, members))
    .where(and(completeFiles(ctx), where))
    .$dynamic();
}
