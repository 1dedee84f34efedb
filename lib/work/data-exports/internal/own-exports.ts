import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { dataExports } from '@/db/schema/work/data-exports';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** A person's own exports that have not run out: anyone else's are as if absent, an owner's to another too. */
export function ownExports(ctx: WorkspaceContext) {
  return and(
    eq(dataExports.workspaceId, ctx.workspace.id),
    eq(dataExports.userId, ctx.person.userId),
    gt(dataExports.expiresAt, sql`now()`),
  );
}
