import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { accessRequests } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import type { Permission } from '@/lib/policy/catalogue';
import type { Member } from '../../policy-target';
import { closeRequests } from '../close-requests';
import { grantFor, holds } from './minimal-grant';

/** The condition that joins a request with the member who asked. */
export const askerOf = refersTo(accessRequests.memberId, members);

/** Whether a pending request is past its last moment, by the database's clock (FA8). */
export const isOverdue = sql<boolean>`(${accessRequests.expiresAt} <= now())`;

/**
 * Closes the open requests of a workspace that need no answer any more: past their last moment, of members who are no
 * longer active, for a permission that the member has got otherwise, or that no change can give now. So no job and no
 * other change of access has to know of requests.
 */
export async function settleRequests(
  tx: Transaction,
  ctx: WorkspaceContext,
  memberId?: string,
): Promise<void> {
  const open = await tx
    .select({
      id: accessRequests.id,
      permission: accessRequests.permission,
      isOverdue,
      member: memberNow,
    })
    .from(accessRequests)
    .innerJoin(members, askerOf)
    .where(
      and(
        eq(accessRequests.workspaceId, ctx.workspace.id),
        eq(accessRequests.status, 'pending'),
        memberId === undefined ? undefined : eq(accessRequests.memberId, memberId),
      ),
    );
  for (const { id, member, ...request } of open) {
    const closing = closingOf(ctx, { ...request, member });
    if (!closing) continue;
    const here = { workspaceId: ctx.workspace.id, memberId: member.id, requestIds: [id] };
    await closeRequests(tx, null, { ...here, ...closing });
  }
}

/** How a request closes by itself; null while it waits for an answer. */
export function closingOf(
  ctx: WorkspaceContext,
  request: { permission: string; isOverdue: boolean; member: Member },
) {
  const { member } = request;
  const permission = request.permission as Permission;
  if (request.isOverdue) return { status: 'expired', outcome: null } as const;
  if (member.status === 'suspended' || member.status === 'left' || member.status === 'ended')
    return { status: 'cancelled', outcome: member.status } as const;
  if (holds(ctx, member, permission)) return { status: 'cancelled', outcome: 'held' } as const;
  if (!grantFor(ctx, member, permission)) return { status: 'failed', outcome: 'impossible' } as const;
  return null;
}
