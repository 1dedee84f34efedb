import 'server-only';
import { sql } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import { announce, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { lockTeam, teamKey } from './internal/lock-team';

/**
 * Renames a team.
 *
 * @throws Denied · NotFound · Stale · Invalid on `name` when another team in use has it
 */
export async function renameTeam(
  ctx: WorkspaceContext,
  input: { teamId: string; version?: number; name: string },
): Promise<void> {
  const { name } = input;
  try {
    await changingMembers(ctx, async (tx, actor) => {
      authorize(actor, 'teams.manage', { kind: 'workspace' });
      const before = await lockTeam(tx, actor, input, 'all');
      if (before.name === name) return;
      await tx.update(teams).set({ name, version: sql`version + 1` }).where(teamKey(actor, before.id));
      await recordAudit(tx, actor.person, {
        event: 'team.renamed',
        organisationId: actor.organisation.id,
        workspaceId: actor.workspace.id,
        subject: { id: before.id, name },
        before: { name: before.name },
        after: { name },
      });
      await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'teams_name') throw new Invalid({ name: 'name-taken' });
    throw error;
  }
}
