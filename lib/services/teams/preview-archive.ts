import 'server-only';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import { contacts } from '@/db/schema/contacts';
import { seats } from '@/db/schema/seats';
import { teams } from '@/db/schema/teams';
import { visibleRows } from '@/db/visibility';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import { requireId } from '@/lib/services/members/place';
import { contactReach } from '@/lib/services/work/reach';
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
  { teamId }: { teamId: string },
): Promise<ArchivePreview> {
  authorize(ctx, 'teams.manage', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [team] = await teamViews(tx, ctx, eq(teams.id, requireId(teamId)));
    if (!team) throw new NotFound();
    const [held] = await tx
      .select({ total: count() })
      .from(contacts)
      .innerJoin(seats, and(eq(seats.workspaceId, contacts.workspaceId), eq(seats.id, contacts.seatId)))
      .where(
        and(
          eq(contacts.workspaceId, ctx.workspace.id),
          eq(contacts.teamId, team.id),
          isNotNull(seats.holderId),
          visibleRows(contactReach(ctx.access), contacts),
        ),
      );
    const kept = held?.total ?? 0;
    return { team, kept, freed: team.contacts - kept };
  });
}
