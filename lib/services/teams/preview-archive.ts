import 'server-only';
import { eq } from 'drizzle-orm';
import { teams } from '@/db/schema/teams';
import { NotFound } from '@/lib/errors';
import { requireId } from '@/lib/require-id';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { ProtectedWork } from '@/lib/services/access/protected-work';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import { type TeamView, teamViews } from './view';

/** What archiving does, in counts. */
export interface ArchivePreview {
  team: TeamView;
  /** Contacts that stay with the persons who have them. */
  kept: number;
  /** Contacts that nobody has any more. */
  freed: number;
}

/**
 * What becomes of a team's contacts when it is archived. Changes nothing.
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
