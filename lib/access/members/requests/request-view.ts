import 'server-only';
import { and, desc, eq, type SQL } from 'drizzle-orm';
import { accessRequests } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { requireId } from '@/lib/platform/require-id';
import type { Permission } from '@/lib/policy/catalogue';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import type { Member } from '../policy-target';
import { assignmentTarget, memberTarget } from '../policy-target';
import { nobodyIsLast } from '../top-holders';
import { asLists, type Grant, grantFor } from './internal/minimal-grant';
import { askerOf, closingOf, isOverdue } from './internal/settle-requests';

type Row = typeof accessRequests.$inferSelect;

/** A request as those who decide it see it. */
export interface RequestView extends Omit<Row, 'workspaceId' | 'memberId' | 'permission' | 'targetKind'> {
  permission: Permission;
  asker: Pick<Member, 'id' | 'name' | 'role'> & {
    /** The end of a temporary change that runs: a grant ends with it. */
    revertsAt: Date | null;
  };
  /** What granting it changes and opens; null once it is closed. */
  grant: Grant | null;
  /** Whether the reader may grant it (R1, R3). */
  may: Decision | null;
}

interface Wanted {
  where: SQL | undefined;
  limit: number;
  order?: SQL;
}

/**
 * Requests of a workspace with the members who asked, as far as the reader administers them (R6), the latest first.
 * Their status is that of this moment, also where the closing is not written yet.
 */
export async function readRequests(
  tx: Transaction,
  ctx: WorkspaceContext,
  { where, limit, order = desc(accessRequests.createdAt) }: Wanted,
): Promise<RequestView[]> {
  const rows = await tx
    .select({ request: accessRequests, member: memberNow, isPastEnd: isOverdue })
    .from(accessRequests)
    .innerJoin(members, askerOf)
    .where(and(eq(accessRequests.workspaceId, ctx.workspace.id), where))
    .orderBy(order)
    .limit(limit);
  return rows.filter(({ member }) => mayDecide(ctx, member)).map((row) => viewOf(ctx, row));
}

/** Whether the reader may change the access of the member who asked (R1, S1.15). */
export const mayDecide = (ctx: WorkspaceContext, member: Member): boolean =>
  decide(ctx.access, 'users.edit', memberTarget(member, nobodyIsLast)).allowed;

/** The condition for one request. Throws `NotFound` for an invalid id. */
export const requestKey = (id: string) => eq(accessRequests.id, requireId(id));

function viewOf(
  ctx: WorkspaceContext,
  { request, member, isPastEnd }: { request: Row; member: Member; isPastEnd: boolean },
): RequestView {
  const { workspaceId: _, memberId, permission: stored, targetKind, ...row } = request;
  const permission = stored as Permission;
  const closing =
    row.status === 'pending' ? closingOf(ctx, { permission, isOverdue: isPastEnd, member }) : null;
  const facts = { ...row, ...closing };
  const grant = facts.status === 'pending' ? grantFor(ctx, member, permission) : null;
  return {
    ...facts,
    permission,
    asker: { id: memberId, name: member.name, role: member.role, revertsAt: member.revertsAt },
    grant,
    may:
      grant &&
      decide(
        ctx.access,
        'users.assign',
        assignmentTarget({ role: grant.after.role, ...asLists(grant.after) }),
      ),
  };
}
