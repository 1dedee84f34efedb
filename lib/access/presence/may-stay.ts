import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import { sessions, users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { inWorkspace } from '@/lib/access/context/transactions';
import { stillHolds } from '@/lib/access/sessions/session-lifetime';

/**
 * Whether an open console may stay open: it has answered recently, its session is valid and its person still has their
 * membership (RV7). One statement, since every open console repeats it.
 */
export async function isPresent(ctx: WorkspaceContext, connectionId: string): Promise<boolean> {
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ id: presence.connectionId })
      .from(presence)
      .innerJoin(
        members,
        and(
          eq(members.workspaceId, ctx.inheritedFrom.workspaceId),
          eq(members.id, ctx.inheritedFrom.memberId),
        ),
      )
      .innerJoin(workspaces, eq(workspaces.id, presence.workspaceId))
      .innerJoin(sessions, eq(sessions.userId, members.userId))
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(
          eq(presence.workspaceId, ctx.workspace.id),
          eq(presence.connectionId, connectionId),
          isActive,
          isNull(workspaces.closedAt),
          eq(sessions.id, ctx.person.sessionId),
          stillHolds(),
          // A session that views as another shows no live console (VA1).
          isNull(sessions.viewingId),
          isNull(users.disabledAt),
        ),
      ),
  );
  return rows.length > 0;
}
