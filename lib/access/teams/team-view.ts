import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { noTeamWork, type ProtectedWork, type TeamWork } from '@/lib/access/context/protected-work';

/** A team as its page lists it. */
export interface TeamView extends TeamWork {
  id: string;
  name: string;
  version: number;
  isArchived: boolean;
  /** Active members: their number, and the first of them by name. */
  people: { total: number; first: { id: string; name: string }[] };
}

const active = sql`from team_members tm
  join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id and member_status(m) = 'active'
  where tm.workspace_id = teams.workspace_id and tm.team_id = teams.id`;

/** The number of a team's active members. */
export const countOfPeople = sql<number>`(select count(*)::int ${active})`;

const people = sql<TeamView['people']>`(select json_build_object(
  'total', (select count(*) ${active}),
  'first', coalesce((select json_agg(each) from (
    select m.id, m.name ${active} order by m.name_key, m.id limit 5) each), '[]')))`;

/** Teams of the workspace that meet a condition, by name. */
export async function teamViews(
  tx: Transaction,
  ctx: WorkspaceContext,
  work: ProtectedWork,
  where: SQL | undefined,
): Promise<TeamView[]> {
  const rows = await tx
    .select({ team: teams, people })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspace.id), where))
    .orderBy(sql`lower(${teams.name})`, teams.id);
  const ids = rows.map(({ team }) => team.id);
  const workByTeam = await work.ofTeams(tx, ctx, ids);
  return rows.map(({ team: { id, name, version, archivedAt }, people: members }) => ({
    id,
    name,
    version,
    isArchived: archivedAt !== null,
    people: members,
    ...noTeamWork,
    ...workByTeam.get(id),
  }));
}
