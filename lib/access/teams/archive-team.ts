import 'server-only';
import { sql } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import { violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { lockTeam, teamKey } from './internal/lock-team';
import { notifyTeamMembers, peopleOf } from './internal/notify-team';

/**
 * Archives a team. Its contacts stay with the persons who have them; those without a person are unassigned. One row
 * changes, for any number of contacts, so that restoring brings back exactly the contacts that have not moved since.
 * Repeating it has no second effect.
 *
 * @throws Denied · NotFound · Stale
 */
export async function archiveTeam(
  ctx: WorkspaceContext,
  input: { teamId: string; version?: number },
): Promise<void> {
  await setArchived(ctx, input, true);
}

/**
 * Restores an archived team, with its people and its contacts.
 *
 * @throws Denied · NotFound · Invalid on `name` when another team has its name now
 */
export async function restoreTeam(ctx: WorkspaceContext, input: { teamId: string }): Promise<void> {
  try {
    await setArchived(ctx, input, false);
  } catch (error) {
    if (violatedConstraint(error) === 'teams_name') throw new Invalid({ name: 'name-taken' });
    throw error;
  }
}

function setArchived(
  ctx: WorkspaceContext,
  input: { teamId: string; version?: number },
  isArchived: boolean,
): Promise<void> {
  return changingMembers(ctx, async (tx, actor) => {
    authorize(actor, 'teams.manage', { kind: 'workspace' });
    const { id, name, archivedAt } = await lockTeam(tx, actor, { teamId: input.teamId }, 'all');
    if ((archivedAt !== null) === isArchived) return;
    await lockTeam(tx, actor, input, 'all');
    await tx
      .update(teams)
      .set({ archivedAt: isArchived ? sql`now()` : null, version: sql`version + 1` })
      .where(teamKey(actor, id));
    await recordAudit(tx, actor.person, {
      event: isArchived ? 'team.archived' : 'team.restored',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id, name },
    });
    const change = isArchived ? 'archived' : 'restored';
    await notifyTeamMembers(tx, actor, { id, change }, await peopleOf(tx, actor, id));
  });
}
