import 'server-only';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { copyOut } from '@/db/copy-out';
import { inertFirstText, inertText } from '@/db/inert-text';
import { members } from '@/db/schema/members';
import { tenantOf, type WorkspaceContext } from '@/lib/services/access/context';
import { inWorkspace } from '@/lib/services/access/transact';
import type { ExportKind } from '@/lib/services/exports/kind';
import { hasOpenLink, matching } from './filter';
import { orderBy } from './order';
import { type MemberSearch, memberSearch } from './search';

/** The workspace's users as a file (S1.11), formatted by PostgreSQL itself. */
export const membersExport: ExportKind = {
  permission: 'users.export',
  event: 'members.exported',
  name: 'users',
  header: ['name', 'email', 'level', 'restrictions', 'rights', 'status', 'teams', 'last_seen', 'joined'],
  async write(ctx, query, write, signal) {
    await copyOut(tenantOf(ctx), await memberLines(ctx, memberSearch.parse(query)), write, signal);
  },
};

/** Beside each row, not in a column: to make it inert it is named several times, and would be asked as often. */
const joined = sql`(
  select string_agg(t.name, '; ' order by lower(t.name)) as names
  from team_members tm
  join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
  where tm.workspace_id = members.workspace_id and tm.member_id = members.id and t.archived_at is null) as joined`;

/** The query behind the file: the rows that the list shows for a search, in its order. */
function memberLines(ctx: WorkspaceContext, search: MemberSearch): Promise<SQL> {
  return inWorkspace(ctx, async (tx) =>
    new QueryBuilder({ casing: 'snake_case' })
      .select({
        name: inertFirstText(members.name).as('name'),
        email: inertText(members.email).as('email'),
        level: members.role,
        restrictions: inWords(members.restrictions).as('restrictions'),
        rights: inWords(members.grants).as('rights'),
        status: sql`case when members.status = 'left' then 'revoked'
          when members.status = 'invited' and not ${hasOpenLink} then 'expired'
          else members.status end`.as('status'),
        teams: inertText(sql`joined.names`).as('teams'),
        lastSeen: inUtc(members.lastSeenAt).as('last_seen'),
        joined: inUtc(members.joinedAt).as('joined'),
      })
      .from(members)
      .crossJoinLateral(joined)
      .where(await matching(tx, ctx, search))
      .orderBy(orderBy(search.sort, search.direction))
      .getSQL(),
  );
}

function inWords(ids: SQLWrapper): SQL {
  return sql`array_to_string(${ids}, ' ')`;
}

function inUtc(time: SQLWrapper): SQL {
  return sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
