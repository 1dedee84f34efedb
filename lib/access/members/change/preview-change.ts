import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork, Sight } from '@/lib/access/context/protected-work';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readSeats, seatIds } from '@/lib/access/seats/read-seats';
import { type Access, accessOf } from '@/lib/policy/access';
import { type Difference, difference } from '@/lib/policy/changes/difference';
import { decide } from '@/lib/policy/decide';
import type { Decision, Self } from '@/lib/policy/model';
import { findMember } from '../find-member';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import { checkAccess, type ProposedAccess } from './check-access';

/** The effect of a change of access, as a difference and in counts (B2). */
export interface ChangePreview {
  difference: Difference;
  contacts: { before: number; after: number };
  conversations: { before: number; after: number };
  /** Whether the actor may give that access at all (R3). */
  may: Decision;
}

/**
 * The permissions that a member gains and loses by another access, before it is saved (B2). An invited member is
 * evaluated as if they had accepted.
 *
 * @throws Denied when the actor may not edit this member · NotFound · Invalid on `role`, `restrictions` or `grants`
 */
export function previewChange(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  input: ProposedAccess & { memberId: string },
): Promise<ChangePreview> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, input.memberId);
    authorize(ctx, 'users.edit', memberTarget(member, await readTopHolders(tx, ctx)));
    const proposed = checkAccess(ctx, input, member);
    const self = await selfOf(tx, ctx, member);
    const before = accessWith(ctx, member, self);
    const after = accessWith(ctx, proposed, self);
    const [seenBefore, seenAfter] = [
      await work.visibleTo(tx, ctx, before),
      await work.visibleTo(tx, ctx, after),
    ];
    const counted = (rows: keyof Sight) => ({ before: seenBefore[rows] ?? 0, after: seenAfter[rows] ?? 0 });
    return {
      difference: difference(before.compiled, after.compiled),
      contacts: counted('contacts'),
      conversations: counted('conversations'),
      may: decide(ctx.access, 'users.assign', assignmentTarget(proposed)),
    };
  });
}

function accessWith(
  ctx: WorkspaceContext,
  { role, restrictions, grants }: Pick<Member, 'role' | 'restrictions' | 'grants'>,
  self: Self,
): Access {
  return accessOf(ctx.model, assignmentIn(ctx, { role, restrictions, grants, status: 'active' }), self);
}

async function selfOf(tx: Transaction, ctx: WorkspaceContext, member: Member): Promise<Self> {
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
