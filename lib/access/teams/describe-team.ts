import 'server-only';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { auditEvents } from '@/db/schema/access/audit-events';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { type TeamView, teamViews } from './team-view';

export interface TeamPerson {
  id: string;
  name: string;
  email: string;
}

/** A team as it is now: for its dialogs, and for a person whose change came too late. */
export interface TeamDetail {
  team: TeamView;
  /** Its active members, the first 500 by name. */
  people: TeamPerson[];
  /** The person who last changed it. */
  changedBy: string | null;
}

const limit = 500;

const teamEvents = [
  'team.created',
  'team.renamed',
  'team.members-changed',
  'team.archived',
  'team.restored',
] satisfies AuditEvent[];

/**
 * One team with its people.
 *
 * @throws Denied · NotFound
 */
export async function describeTeam(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { teamId }: { teamId: string },
): Promise<TeamDetail> {
  authorize(ctx, 'teams.manage', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [team] = await teamViews(tx, ctx, work, eq(teams.id, requireId(teamId)));
    if (!team) throw new NotFound();
    const people = await tx
      .select({ id: members.id, name: members.name, email: members.email })
      .from(teamMembers)
      .innerJoin(members, refersTo(teamMembers.memberId, members))
      .where(and(eq(teamMembers.workspaceId, ctx.workspace.id), eq(teamMembers.teamId, team.id), isActive))
      .orderBy(members.nameKey, members.id)
      .limit(limit);
    return { team, people, changedBy: await lastChange(tx, ctx, team.id) };
  });
}

async function lastChange(tx: Transaction, ctx: WorkspaceContext, teamId: string): Promise<string | null> {
  const [event] = await tx
    .select({ by: auditEvents.actorName })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.organisationId, ctx.organisation.id),
        eq(auditEvents.workspaceId, ctx.workspace.id),
        eq(auditEvents.subjectId, teamId),
        inArray(auditEvents.event, teamEvents),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return event?.by ?? null;
}
