import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { members } from '@/db/schema/access/members';
import { seats } from '@/db/schema/access/seats';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { readForPage } from '@/lib/access/context/read-for-page';
import { isRunning } from '@/lib/access/seats/read-seats';
import { Invalid } from '@/lib/platform/errors';
import type { AssignTo } from './assign-to';

/** The seat that work is assigned to, and (`holder`) the member who holds it now. Join both. */
export const heldSeat = alias(seats, 'held_seat');
export const holder = alias(members, 'holder');

export const assigneeColumns = {
  memberId: holder.id,
  userId: holder.userId,
  name: holder.name,
};

/** The seat and team that an assignment sets. An assignment to a member keeps the team. */
export interface Destination {
  seatId: string | null;
  teamId?: string | null;
}

/**
 * Finds and locks the seat or team of an assignment until the transaction ends, so that a member who is
 * revoked at the same time receives no work (RV4).
 * @throws Invalid on `to` when the member is not active here (RV9) or the team is not one of the workspace's
 */
export async function destination(tx: Transaction, workspaceId: string, to: AssignTo): Promise<Destination> {
  if (to.kind === 'nobody') return { seatId: null, teamId: null };
  if (to.kind === 'team') {
    const [team] = await tx
      .select({ id: teams.id })
      .from(teams)
      .where(and(eq(teams.workspaceId, workspaceId), eq(teams.id, to.id), sql`archived_at is null`))
      .for('key share');
    if (!team) throw new Invalid({ to: 'team-gone' });
    return { seatId: null, teamId: team.id };
  }
  // Lock the member before the seat, in the same order as a revocation, so that the two cannot deadlock.
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, to.id), isActive))
    .for('key share');
  if (!member) throw new Invalid({ to: 'assignee-gone' });
  const [seat] = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, workspaceId), eq(seats.holderId, member.id)))
    // New work goes to the member's own seat, before the seats that were handed over to them.
    .orderBy(sql`${seats.ownerId} <> ${seats.holderId}`, seats.id)
    .limit(1)
    .for('share');
  if (!seat) throw new Invalid({ to: 'assignee-gone' });
  return { seatId: seat.id };
}

/** The colleague who covers a member now, and the last day of it in the time zone of the workspace, as `2027-01-03`. */
export interface Covered {
  by: string;
  lastDay: string;
}

/** The active members and the teams that work can be assigned to, by name. */
export interface Assignable {
  members: { id: string; name: string; isSelf: boolean; cover: Covered | null }[];
  teams: { id: string; name: string; isOwn: boolean }[];
}

/** The members and teams that work of the workspace can be assigned to. */
export function listAssignable(ctx: WorkspaceContext): Promise<Assignable> {
  return readForPage(ctx, (tx) => selectAssignable(tx, ctx));
}

/** Like `listAssignable`, within a transaction that reads more. */
export async function selectAssignable(tx: Transaction, ctx: WorkspaceContext): Promise<Assignable> {
  const workspaceId = ctx.workspace.id;
  const people = await tx
    .select({ id: members.id, name: members.name, cover: coverNow(ctx.workspace.timeZone) })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), isActive))
    .orderBy(members.name)
    .limit(500);
  const groups = await tx
    .select({ id: teams.id, name: teams.name, ownId: teamMembers.memberId })
    .from(teams)
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.workspaceId, teams.workspaceId),
        eq(teamMembers.teamId, teams.id),
        eq(teamMembers.memberId, ctx.member.id),
      ),
    )
    .where(and(eq(teams.workspaceId, workspaceId), sql`archived_at is null`))
    .orderBy(teams.name);
  return {
    members: people.map((each) => ({ ...each, isSelf: each.id === ctx.member.id })),
    teams: groups.map(({ id, name, ownId }) => ({ id, name, isOwn: ownId !== null })),
  };
}

/** The cover of a member that ends last among those that run now (B11). */
function coverNow(timeZone: string) {
  return sql<Covered | null>`(
    select json_build_object('by', covering.name,
      'lastDay', to_char((c.ends_at - interval '1 millisecond') at time zone ${timeZone}, 'YYYY-MM-DD'))
    from covers c
    join members covering on covering.workspace_id = c.workspace_id and covering.id = c.by_id
    where c.workspace_id = members.workspace_id and c.member_id = members.id and ${isRunning}
      and member_status(covering) = 'active'
    order by c.ends_at desc limit 1)`;
}
