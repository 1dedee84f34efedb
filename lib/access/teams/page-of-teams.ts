import 'server-only';
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { readCursor } from '@/lib/platform/paging/cursor';
import { cutPage, type KeysetPage } from '@/lib/platform/paging/page';
import { requireId } from '@/lib/platform/require-id';
import type { TeamShow } from './team-search';
import { countOfPeople } from './team-view';

/** A team without its work. */
export interface TeamFacts {
  id: string;
  name: string;
  version: number;
  isArchived: boolean;
  /** Its active members. */
  people: number;
}

const nameKey = sql<string>`lower(${teams.name})`;

/**
 * One page of the teams in use, or of those archived, by name.
 *
 * @throws Denied
 */
export async function pageOfTeams(
  ctx: WorkspaceContext,
  { show, cursor: from, size }: { show: TeamShow; cursor?: string; size: number },
): Promise<KeysetPage<TeamFacts>> {
  authorize(ctx, 'teams.view', { kind: 'workspace' });
  const cursor = readCursor(from);
  const isShown = show === 'archived' ? isNotNull(teams.archivedAt) : isNull(teams.archivedAt);
  const beyond = cursor ? sql`(${nameKey}, ${teams.id}) > (${cursor.key}, ${cursor.id}::uuid)` : undefined;
  const found = await inWorkspace(ctx, (tx) => teamFacts(tx, ctx, and(isShown, beyond), size + 1));
  const page = cutPage({ found, size, cursor, positionOf: ({ key, id }) => ({ key, id }) });
  return { ...page, rows: page.rows.map(({ key: _, ...facts }) => facts) };
}

/**
 * One team of the workspace.
 *
 * @throws Denied · NotFound
 */
export async function viewTeam(ctx: WorkspaceContext, { teamId }: { teamId: string }): Promise<TeamFacts> {
  authorize(ctx, 'teams.view', { kind: 'workspace' });
  const [found] = await inWorkspace(ctx, (tx) => teamFacts(tx, ctx, eq(teams.id, requireId(teamId)), 1));
  if (!found) throw new NotFound();
  const { key: _, ...facts } = found;
  return facts;
}

/** The first teams by name that meet a condition, each with its key in that order. */
async function teamFacts(
  tx: Transaction,
  ctx: WorkspaceContext,
  where: SQL | undefined,
  limit: number,
): Promise<(TeamFacts & { key: string })[]> {
  const { id, name, version } = teams;
  const isArchived = sql<boolean>`${teams.archivedAt} is not null`;
  return tx
    .select({ id, name, version, isArchived, people: countOfPeople, key: nameKey })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspace.id), where))
    .orderBy(nameKey, teams.id)
    .limit(limit);
}
