import 'server-only';
import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/contacts';
import { teams } from '@/db/schema/teams';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { contactReach, conversationReach } from '@/lib/services/work/reach';

/** A team as its page lists it. */
export interface TeamView {
  id: string;
  name: string;
  version: number;
  isArchived: boolean;
  /** Active members: how many, and the first of them by name. */
  people: { total: number; first: { id: string; name: string }[] };
  /** Work of the team, as far as the one who asks sees it (R6). */
  contacts: number;
  openConversations: number;
}

const active = sql`from team_members tm
  join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id and m.status = 'active'
  where tm.workspace_id = teams.workspace_id and tm.team_id = teams.id`;

const people = sql<TeamView['people']>`(select json_build_object(
  'total', (select count(*) ${active}),
  'first', coalesce((select json_agg(each) from (
    select m.id, m.name ${active} order by m.name_key, m.id limit 5) each), '[]')))`;

/** Teams of the workspace under a condition, by name. */
export async function teamViews(
  tx: Transaction,
  ctx: WorkspaceContext,
  where: SQL | undefined,
): Promise<TeamView[]> {
  const rows = await tx
    .select({ team: teams, people })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspace.id), where))
    .orderBy(sql`lower(${teams.name})`, teams.id);
  const ids = rows.map(({ team }) => team.id);
  const [ofContacts, ofConversations] = await Promise.all([
    perTeam(tx, ctx, contacts, ids, visibleRows(contactReach(ctx.access), contacts)),
    perTeam(
      tx,
      ctx,
      conversations,
      ids,
      and(visibleRows(conversationReach(ctx.access), conversations), eq(conversations.status, 'open')),
    ),
  ]);
  return rows.map(({ team: { id, name, version, archivedAt }, people: members }) => ({
    id,
    name,
    version,
    isArchived: archivedAt !== null,
    people: members,
    contacts: ofContacts.get(id) ?? 0,
    openConversations: ofConversations.get(id) ?? 0,
  }));
}

async function perTeam(
  tx: Transaction,
  ctx: WorkspaceContext,
  table: typeof contacts | typeof conversations,
  ids: string[],
  where: SQL | undefined,
): Promise<Map<string | null, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ teamId: table.teamId, total: count() })
    .from(table)
    .where(and(eq(table.workspaceId, ctx.workspace.id), inArray(table.teamId, ids), where))
    .groupBy(table.teamId);
  return new Map(rows.map(({ teamId, total }) => [teamId, total]));
}
