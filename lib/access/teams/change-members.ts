import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { lockTeam, type Team, teamKey } from './internal/lock-team';
import { notifyTeamMembers } from './internal/notify-team';

export interface ChangeTeamMembers {
  teamId: string;
  /** The version that the form showed; absent: the present team is changed. */
  version?: number;
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Adds members to a team and removes them. Members who see only their team's contacts gain or lose them with their next
 * request (R4, S1.22).
 *
 * @throws Denied · Stale · NotFound when one of them is not a member here · Invalid for an archived team
 */
export async function changeTeamMembers(ctx: WorkspaceContext, input: ChangeTeamMembers): Promise<void> {
  await changingMembers(ctx, async (tx, actor) => {
    authorize(actor, 'teams.manage', { kind: 'workspace' });
    await changeTeamLocked(tx, actor, await lockTeam(tx, actor, input), input);
  });
}

/**
 * The same for a locked team, in a running change of memberships that has been authorised.
 *
 * @throws NotFound when one of them is not a member here
 */
export async function changeTeamLocked(
  tx: Transaction,
  actor: WorkspaceContext,
  team: Team,
  input: Pick<ChangeTeamMembers, 'add' | 'remove'>,
): Promise<void> {
  const here = { workspaceId: actor.workspace.id };
  const memberIds = [...new Set([...input.add, ...input.remove])];
  if (memberIds.length === 0) return;
  const people = await tx
    .select({ id: members.id, userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, here.workspaceId),
        inArray(members.id, memberIds),
        ne(members.status, 'left'),
      ),
    );
  if (people.length !== memberIds.length) throw new NotFound();
  const added = input.add.length
    ? await tx
        .insert(teamMembers)
        .values([...new Set(input.add)].map((memberId) => ({ ...here, teamId: team.id, memberId })))
        .onConflictDoNothing()
        .returning({ id: teamMembers.memberId })
    : [];
  const removed = input.remove.length
    ? await tx
        .delete(teamMembers)
        .where(
          and(
            eq(teamMembers.workspaceId, here.workspaceId),
            eq(teamMembers.teamId, team.id),
            inArray(teamMembers.memberId, [...input.remove]),
          ),
        )
        .returning({ id: teamMembers.memberId })
    : [];
  if (added.length + removed.length === 0) return;
  await tx.update(teams).set({ version: sql`version + 1` }).where(teamKey(actor, team.id));
  await recordAudit(tx, actor.person, {
    event: 'team.members-changed',
    organisationId: actor.organisation.id,
    ...here,
    subject: { id: team.id, name: team.name },
    after: { added: added.map(({ id }) => id), removed: removed.map(({ id }) => id) },
  });
  for (const [change, changed] of [
    ['joined', added],
    ['left', removed],
  ] as const) {
    const concerned = people.filter(({ id }) => changed.some((each) => each.id === id));
    await notifyTeamMembers(tx, actor, { id: team.id, change }, concerned);
  }
}
