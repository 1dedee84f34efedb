import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import { reassignments } from '@/db/schema/work/reassignments';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { heldSeat, holder } from '@/lib/work/assignment/assignee';
import { bulkAvailability } from './bulk-permission';

/** A reassignment that the reader can still undo. */
export interface LatestReassignment {
  id: string;
  total: number;
  at: Date;
  /** The member or the team; null: unassigned. */
  to: string | null;
}

/** The latest assignment of several contacts by the reader, while they can undo it; null without one (364). */
export async function latestReassignment(ctx: WorkspaceContext): Promise<LatestReassignment | null> {
  if (!bulkAvailability(ctx.access).decision.allowed) return null;
  return readForPage(ctx, async (tx) => {
    const [row] = await tx
      .select({
        id: reassignments.id,
        total: reassignments.total,
        at: reassignments.createdAt,
        to: sql<string | null>`coalesce(${holder.name}, ${teams.name})`,
        undoneAt: reassignments.undoneAt,
      })
      .from(reassignments)
      .leftJoin(
        heldSeat,
        and(eq(heldSeat.workspaceId, reassignments.workspaceId), eq(heldSeat.id, reassignments.seatId)),
      )
      .leftJoin(holder, and(eq(holder.workspaceId, heldSeat.workspaceId), eq(holder.id, heldSeat.holderId)))
      .leftJoin(
        teams,
        and(eq(teams.workspaceId, reassignments.workspaceId), eq(teams.id, reassignments.teamId)),
      )
      .where(
        and(
          eq(reassignments.workspaceId, ctx.workspace.id),
          eq(reassignments.memberId, ctx.member.id),
          gt(reassignments.total, 1),
          gt(reassignments.undoUntil, sql`now()`),
        ),
      )
      .orderBy(desc(reassignments.createdAt))
      .limit(1);
    if (!row || row.undoneAt) return null;
    const { undoneAt: _, ...latest } = row;
    return latest;
  });
}
