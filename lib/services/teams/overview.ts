import 'server-only';
import { isNotNull, isNull } from 'drizzle-orm';
import { teams } from '@/db/schema/teams';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import { type TeamView, teamViews } from './view';

/**
 * The teams of the workspace with their people and work: those in use, or those archived.
 *
 * @throws Denied
 */
export async function listTeamViews(
  ctx: WorkspaceContext,
  which: 'in-use' | 'archived',
): Promise<TeamView[]> {
  authorize(ctx, 'teams.view', { kind: 'workspace' });
  const { archivedAt } = teams;
  return inWorkspace(ctx, (tx) =>
    teamViews(tx, ctx, which === 'archived' ? isNotNull(archivedAt) : isNull(archivedAt)),
  );
}
