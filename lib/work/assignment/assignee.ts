import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { members } from '@/db/schema/access/members';
import { seats } from '@/db/schema/access/seats';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import type { AssignTo } from './assign-to';

/** Who works on something: whoever holds its seat now. Joined by `heldSeat` and `holder`. */
export const heldSeat = alias(seats, 'held_seat');
export const holder = alias(members, 'holder');

export const assigneeColumns = {
  memberId: holder.id,
  userId: holder.userId,
  name: holder.name,
};

/** Where the work goes. Keeps the team of what is given to a person. */
export interface Destination {
  seatId: string | null;
  teamId?: string | null;
}

/**
 * The seat or team behind a choice, held until the transaction ends, so that who is leaving meanwhile is not
 * given work (RV4).
 *
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
  // The person before the seat, as revoking takes them: in one order, neither waits for the other in a circle.
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, to.id), eq(members.status, 'active')))
    .for('key share');
  if (!member) throw new Invalid({ to: 'assignee-gone' });
  const [seat] = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, workspaceId), eq(seats.holderId, member.id)))
    // Their own seat before those handed over to them: new work of theirs is theirs.
    .orderBy(sql`${seats.ownerId} <> ${seats.holderId}`, seats.id)
    .limit(1)
    .for('share');
  if (!seat) throw new Invalid({ to: 'assignee-gone' });
  return { seatId: seat.id };
}

/** To whom work can be given: active members and teams, by name. */
export interface Assignable {
  members: { id: string; name: string; isSelf: boolean }[];
  teams: { id: string; name: string; isOwn: boolean }[];
}

/** Everyone to whom work of the workspace can be given. */
export function listAssignable(ctx: WorkspaceContext): Promise<Assignable> {
  return inWorkspace(ctx, (tx) => selectAssignable(tx, ctx));
}

/** The same within a transaction that reads more. */
export async function selectAssignable(tx: Transaction, ctx: WorkspaceContext): Promise<Assignable> {
  const workspaceId = ctx.workspace.id;
  const people = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.status, 'active')))
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
