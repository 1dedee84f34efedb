import 'server-only';
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { dataExports } from '@/db/schema/work/data-exports';
import type { WorkspaceContext } from '@/lib/access/context/context';

/**
 * The person's files that have not expired. Files of other people do not exist for them, also for an owner.
 */
export function ownFiles(ctx: WorkspaceContext) {
  return and(
    eq(dataExports.workspaceId, ctx.workspace.id),
    eq(dataExports.userId, ctx.person.userId),
    gt(dataExports.expiresAt, sql`now()`),
  );
}

/** Those of everything that the person sees. */
export const ownExports = (ctx: WorkspaceContext) => and(ownFiles(ctx), isNull(dataExports.recordId));

/** Those of daily exports. */
export const ownDailyFiles = (ctx: WorkspaceContext) => and(ownFiles(ctx), isNotNull(dataExports.recordId));
