import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { dataExports } from '@/db/schema/work/data-exports';
import type { WorkspaceContext } from '@/lib/access/context/context';

/**
 * The person's exports that have not expired. Exports of other people do not exist for them, also for an
 * owner.
 */
export function ownExports(ctx: WorkspaceContext) {
  return and(
    eq(dataExports.workspaceId, ctx.workspace.id),
    eq(dataExports.userId, ctx.person.userId),
    gt(dataExports.expiresAt, sql`now()`),
  );
}
