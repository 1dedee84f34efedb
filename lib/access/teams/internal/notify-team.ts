import 'server-only';
import { and, eq } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import type { NotificationSubject } from '@/db/schema/access/notifications';
import { teamMembers } from '@/db/schema/access/teams';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { notify } from '@/lib/access/notifications/notify';

export interface TeamMember {
  id: string;
  userId: string | null;
}

/** The members of a team, whatever their status. */
export function peopleOf(tx: Transaction, ctx: WorkspaceContext, teamId: string): Promise<TeamMember[]> {
  return tx
    .select({ id: members.id, userId: members.userId })
    .from(teamMembers)
    .innerJoin(members, refersTo(teamMembers.memberId, members))
    .where(and(eq(teamMembers.workspaceId, ctx.workspace.id), eq(teamMembers.teamId, teamId)));
}

/** The visible work of these people has changed: their open consoles evaluate their access again (R4, S1.22). */
export async function notifyTeamMembers(
  tx: Transaction,
  actor: WorkspaceContext,
  team: NonNullable<NotificationSubject['team']>,
  teamMembersToNotify: readonly TeamMember[],
): Promise<void> {
  const workspaceId = actor.workspace.id;
  await notify(tx, workspaceId, {
    event: 'access-changed',
    memberIds: teamMembersToNotify.map(({ id }) => id),
    actor: { memberId: actor.member.id, name: actor.member.name },
    subject: { team },
  });
  for (const { userId } of teamMembersToNotify)
    if (userId) await announce(tx, { topic: 'access', workspaceId, userId });
  await announce(tx, { topic: 'members', workspaceId });
  await announce(tx, { topic: 'work', workspaceId });
}
