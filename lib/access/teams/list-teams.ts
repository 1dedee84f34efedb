import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { authorize } from '@/lib/access/context/transactions';

/**
 * The teams of the workspace by name, for the filter of the users and the choice of teams.
 *
 * @throws Denied for an actor who may not see the users
 */
export function listTeams(ctx: WorkspaceContext): Promise<{ id: string; name: string; version: number }[]> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  return readForPage(ctx, (tx) =>
    tx
      .select({ id: teams.id, name: teams.name, version: teams.version })
      .from(teams)
      .where(and(eq(teams.workspaceId, ctx.workspace.id), isNull(teams.archivedAt)))
      .orderBy(sql`lower(${teams.name})`),
  );
}
