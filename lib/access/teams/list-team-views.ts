import 'server-only';
import { and, isNotNull, isNull } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { teams } from '@/db/schema/access/teams';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { TeamSearch } from './team-search';
import { type TeamView, teamViews } from './team-view';

/**
 * The teams of the workspace with their people and work: those in use, or those archived.
 *
 * @throws Denied
 */
export async function listTeamViews(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { q, show }: TeamSearch,
): Promise<TeamView[]> {
  authorize(ctx, 'teams.view', { kind: 'workspace' });
  const isShown = show === 'archived' ? isNotNull(teams.archivedAt) : isNull(teams.archivedAt);
  return inWorkspace(ctx, (tx) =>
    teamViews(tx, ctx, work, and(isShown, q ? contains(teams.name, q) : undefined)),
  );
}
