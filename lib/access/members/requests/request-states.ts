import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { accessRequests } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { inWorkspace } from '@/lib/access/context/transactions';
import type { Permission } from '@/lib/policy/catalogue';
import { askerOf, closingOf, isOverdue } from './internal/settle-requests';

/** How a request is at this moment, for the program through which it was made. */
export type RequestState = Pick<
  typeof accessRequests.$inferSelect,
  'id' | 'status' | 'expiresAt' | 'answeredAt' | 'grantedUntil'
> & { permission: Permission };

/** The states of requests of the actor, by id; those of other members are absent (R6). */
export async function readRequestStates(
  ctx: WorkspaceContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RequestState>> {
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ request: accessRequests, member: memberNow, isPastEnd: isOverdue })
      .from(accessRequests)
      .innerJoin(members, askerOf)
      .where(
        and(
          eq(accessRequests.workspaceId, ctx.workspace.id),
          eq(accessRequests.memberId, ctx.member.id),
          inArray(accessRequests.id, [...ids]),
        ),
      ),
  );
  return new Map(
    rows.map(({ request, member, isPastEnd }) => {
      const { id, expiresAt, answeredAt, grantedUntil } = request;
      const permission = request.permission as Permission;
      const closing =
        request.status === 'pending' ? closingOf(ctx, { permission, isOverdue: isPastEnd, member }) : null;
      const status = closing?.status ?? request.status;
      return [id, { id, permission, status, expiresAt, answeredAt, grantedUntil }];
    }),
  );
}
