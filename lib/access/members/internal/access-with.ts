import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readSeats, seatIds } from '@/lib/access/seats/read-seats';
import { type Access, accessOf } from '@/lib/policy/access';
import type { Self } from '@/lib/policy/model';
import type { Member } from '../policy-target';

/** The access of a member with this role, restrictions and rights, as if it were in force. */
export function accessWith(
  ctx: WorkspaceContext,
  { role, restrictions, grants }: Pick<Member, 'role' | 'restrictions' | 'grants'>,
  self: Self,
): Access {
  return accessOf(ctx.model, assignmentIn(ctx, { role, restrictions, grants, status: 'active' }), self);
}

/** What a member works from: their seats, with those that they cover now, and their teams. */
export async function selfOf(tx: Transaction, ctx: WorkspaceContext, member: Member): Promise<Self> {
  const workspaceId = ctx.workspace.id;
  const [worked, joined] = await Promise.all([
    readSeats(tx, member),
    tx
      .select({ id: teams.id })
      .from(teamMembers)
      .innerJoin(teams, refersTo(teamMembers.teamId, teams))
      .where(
        and(
          eq(teamMembers.workspaceId, workspaceId),
          eq(teamMembers.memberId, member.id),
          isNull(teams.archivedAt),
        ),
      ),
  ]);
  return { userId: member.userId, seats: seatIds(worked), teams: joined.map(({ id }) => id) };
}
