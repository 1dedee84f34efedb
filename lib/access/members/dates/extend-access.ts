import 'server-only';
import { sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { lockMember } from '../find-member';
import { memberKey } from '../member-key';
import { type MemberView, memberView } from '../member-view';
import { dateLocked } from './set-dates';

/**
 * Moves the end of a membership 30 days later, in the workspace's time zone, so that it stays the end of a day (B5).
 *
 * @throws Denied when the actor may not edit this member (R1, S1.15) or not give that access (R3) · NotFound
 * @throws Stale when it has no end, or has ended
 */
export function extendAccess(ctx: WorkspaceContext, { memberId }: { memberId: string }): Promise<MemberView> {
  return changingMembers(ctx, async (tx, actor) => {
    const member = await lockMember(tx, actor, memberId);
    const { startsAt, endsAt, status, workAtEnd, successorId } = member;
    if (!endsAt || status === 'ended' || status === 'left') throw new Stale();
    const zone = sql`${actor.workspace.timeZone}::text`;
    const [later] = await tx
      .select({
        at: sql`(ends_at at time zone ${zone} + interval '30 days') at time zone ${zone}`.mapWith(
          members.endsAt,
        ),
      })
      .from(members)
      .where(memberKey(actor, memberId));
    await dateLocked(tx, actor, member, { startsAt, endsAt: later?.at ?? endsAt, workAtEnd, successorId });
    return memberView(tx, actor, memberId);
  });
}
