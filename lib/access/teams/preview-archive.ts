import 'server-only';
import { eq } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { type TeamView, teamViews } from './team-view';

/** The effect of archiving, in counts. */
export interface ArchivePreview {
  team: TeamView;
  /** Contacts that stay with the persons who have them. */
  kept: number;
  /** Contacts that become unassigned. */
  freed: number;
}

/**
 * The effect of archiving a team on its contacts. Changes nothing.
 *
 * @throws Denied · NotFound
 */
export async function previewArchive(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { teamId }: { teamId: string },
): Promise<ArchivePreview> {
  authorize(ctx, 'teams.manage', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [team] = await teamViews(tx, ctx, work, eq(teams.id, requireId(teamId)));
    if (!team) throw new NotFound();
    const kept = await work.heldInTeam(tx, ctx, team.id);
    return { team, kept, freed: team.contacts - kept };
  });
}
