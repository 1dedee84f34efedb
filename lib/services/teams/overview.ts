import 'server-only';
import { and, isNotNull, isNull } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { teams } from '@/db/schema/teams';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { ProtectedWork } from '@/lib/services/access/protected-work';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import type { TeamSearch } from './search';
import { type TeamView, teamViews } from './view';

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
