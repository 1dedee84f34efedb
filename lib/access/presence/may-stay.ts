import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import { sessions, users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { inTenant, type Tenant } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { stillHolds } from '@/lib/access/sessions/session-lifetime';

/** A console that was opened with this context. */
export interface Opened {
  ctx: WorkspaceContext;
  connectionId: string;
}

/**
 * Which consoles of a workspace may stay open: those that have answered recently, whose session is valid and whose person
 * still has their membership (RV7). One statement for all of them, since it is repeated while they are open, and another for
 * each whose membership is inherited from a workspace above.
 *
 * @returns the ids of their connections
 */
export async function mayStay(
  workspaceId: string,
  consoles: readonly Opened[],
): Promise<ReadonlySet<string>> {
  const own = consoles.filter(({ ctx }) => ctx.inheritedFrom.workspaceId === workspaceId);
  const inherited = consoles.filter((each) => !own.includes(each));
  const found = await Promise.all([
    own.length > 0 ? among({ workspaceId }, workspaceId, own) : [],
    ...inherited.map((each) => among(tenantOf(each.ctx), workspaceId, [each])),
  ]);
  return new Set(found.flat());
}

function among(tenant: Tenant, workspaceId: string, consoles: readonly Opened[]): Promise<string[]> {
  const column = (read: (console: Opened) => string) => sql`${sql.param(consoles.map(read))}::uuid[]`;
  const asked = sql`unnest(
    ${column(({ connectionId }) => connectionId)},
    ${column(({ ctx }) => ctx.person.sessionId)},
    ${column(({ ctx }) => ctx.inheritedFrom.workspaceId)},
    ${column(({ ctx }) => ctx.inheritedFrom.memberId)}
  ) as asked(connection_id, session_id, workspace_id, member_id)`;
  return inTenant(tenant, async (tx) => {
    const staying = await tx
      .select({ connectionId: presence.connectionId })
      .from(presence)
      .innerJoin(asked, sql`asked.connection_id = ${presence.connectionId}`)
      .innerJoin(
        members,
        and(sql`asked.workspace_id = ${members.workspaceId}`, sql`asked.member_id = ${members.id}`),
      )
      .innerJoin(workspaces, eq(workspaces.id, presence.workspaceId))
      .innerJoin(sessions, and(eq(sessions.userId, members.userId), sql`asked.session_id = ${sessions.id}`))
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(
          eq(presence.workspaceId, workspaceId),
          isActive,
          isNull(workspaces.closedAt),
          stillHolds(),
          // A session that views as another shows no live console (VA1).
          isNull(sessions.viewingId),
          isNull(users.disabledAt),
        ),
      );
    return staying.map(({ connectionId }) => connectionId);
  });
}
