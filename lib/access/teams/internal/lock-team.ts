import 'server-only';
import { and, eq } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

export type Team = typeof teams.$inferSelect;

/** The condition for one team's row of the workspace. */
export const teamKey = (ctx: WorkspaceContext, id: string) =>
  and(eq(teams.workspaceId, ctx.workspace.id), eq(teams.id, requireId(id)));

/**
 * The team to change, locked until the transaction ends.
 *
 * @param version that the form showed; absent when it does not matter
 * @throws NotFound · Stale when another person changed it first · Invalid on an archived one that must be in use
 */
export async function lockTeam(
  tx: Transaction,
  ctx: WorkspaceContext,
  { teamId, version }: { teamId: string; version?: number },
  among: 'in-use' | 'all' = 'in-use',
): Promise<Team> {
  const [team] = await tx.select().from(teams).where(teamKey(ctx, teamId)).for('update');
  if (!team) throw new NotFound();
  if (version !== undefined && team.version !== version) throw new Stale();
  if (among === 'in-use' && team.archivedAt) throw new Invalid({ '': 'team-archived' });
  return team;
}
