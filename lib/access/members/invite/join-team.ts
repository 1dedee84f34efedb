import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { teamMembers, teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

type Team = Pick<typeof teams.$inferSelect, 'id' | 'name'>;

/**
 * The team that invited people join, locked until the transaction ends.
 *
 * @throws Denied unless the actor manages teams · NotFound · Invalid for an archived one
 */
export async function teamToJoin(tx: Transaction, actor: WorkspaceContext, teamId: string): Promise<Team> {
  authorize(actor, 'teams.manage', { kind: 'workspace' });
  const [team] = await tx
    .select()
    .from(teams)
    .where(and(eq(teams.workspaceId, actor.workspace.id), eq(teams.id, requireId(teamId))))
    .for('update');
  if (!team) throw new NotFound();
  if (team.archivedAt) throw new Invalid({ teamId: 'team-archived' });
  return team;
}

/** Adds invited people to a team; they count once they have joined the workspace. */
export async function joinTeam(
  tx: Transaction,
  actor: WorkspaceContext,
  { id: teamId, name }: Team,
  invited: readonly { memberId: string }[],
): Promise<void> {
  if (invited.length === 0) return;
  const workspaceId = actor.workspace.id;
  const added = invited.map(({ memberId }) => memberId);
  await tx.insert(teamMembers).values(added.map((memberId) => ({ workspaceId, teamId, memberId })));
  await tx
    .update(teams)
    .set({ version: sql`version + 1` })
    .where(and(eq(teams.workspaceId, workspaceId), eq(teams.id, teamId)));
  await recordAudit(tx, actor.person, {
    event: 'team.members-changed',
    organisationId: actor.organisation.id,
    workspaceId,
    subject: { id: teamId, name },
    after: { added, removed: [] },
  });
}
