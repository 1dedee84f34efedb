import 'server-only';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import { violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { notifyTeamMembers } from './internal/notify-team';

export interface NewTeam {
  name: string;
  memberIds: readonly string[];
}

/**
 * Creates a team. Its members see its work from their next request on (R4, S1.22), hence the lock of memberships and the
 * audit event (R7).
 *
 * @throws Denied · NotFound when one of them is not a member here · Invalid when the name is taken
 */
export async function createTeam(
  ctx: WorkspaceContext,
  { name, memberIds }: NewTeam,
): Promise<{ id: string }> {
  try {
    return await changingMembers(ctx, async (tx, actor) => {
      authorize(actor, 'teams.manage', { kind: 'workspace' });
      const here = { workspaceId: actor.workspace.id };
      const newMembers = await tx
        .select({ id: members.id, userId: members.userId })
        .from(members)
        .where(
          and(
            eq(members.workspaceId, here.workspaceId),
            inArray(members.id, [...memberIds]),
            ne(members.status, 'left'),
          ),
        );
      if (newMembers.length !== new Set(memberIds).size) throw new NotFound();
      const team = await oneRow(
        tx
          .insert(teams)
          .values({ ...here, name })
          .returning({ id: teams.id }),
      );
      if (newMembers.length > 0) {
        await tx
          .insert(teamMembers)
          .values(newMembers.map(({ id }) => ({ ...here, teamId: team.id, memberId: id })));
      }
      await recordAudit(tx, actor.person, {
        event: 'team.created',
        organisationId: actor.organisation.id,
        ...here,
        subject: { id: team.id, name },
        after: { members: newMembers.map(({ id }) => id) },
      });
      await notifyTeamMembers(tx, actor, { id: team.id, change: 'joined' }, newMembers);
      return team;
    });
  } catch (error) {
    if (violatedConstraint(error) === 'teams_name') throw new Invalid({ name: 'name-taken' });
    throw error;
  }
}
