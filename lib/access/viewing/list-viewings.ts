import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { viewings } from '@/db/schema/access/viewings';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';

/** One time that a colleague viewed as the member. */
export interface ViewingLine {
  id: string;
  by: string;
  reason: string;
  startedAt: Date;
  /** Null while it lasts. */
  endedAt: Date | null;
}

const shown = 10;

/** Who viewed as the actor in this workspace, when and why, the latest first (B6). */
export function listViewings(ctx: WorkspaceContext): Promise<ViewingLine[]> {
  return inWorkspace(ctx, (tx) =>
    tx
      .select({
        id: viewings.id,
        by: viewings.byName,
        reason: sql<string>`coalesce(${viewings.reason}, '')`,
        startedAt: viewings.startedAt,
        endedAt: sql<Date | null>`case when ${viewings.endedAt} is not null then ${viewings.endedAt}
          when ${viewings.endsAt} <= now() then ${viewings.endsAt} end`.mapWith(viewings.endedAt),
      })
      .from(viewings)
      .where(and(eq(viewings.workspaceId, ctx.workspace.id), eq(viewings.memberId, ctx.member.id)))
      .orderBy(desc(viewings.startedAt), desc(viewings.id))
      .limit(shown),
  );
}
