import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { copyOut } from '@/db/copy-out';
import { inertFirstText, inertText } from '@/db/inert-text';
import { members } from '@/db/schema/access/members';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { isSuspended, memberNow } from '@/lib/access/context/member-now';
import { inWorkspace } from '@/lib/access/context/transactions';
import { accessWords, hasRights } from '@/lib/access/exports/access-words';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { type Layout, wordsOf } from '@/lib/access/exports/layout';
import { isRunning } from '@/lib/access/seats/read-seats';
import type { AccessModel } from '@/lib/policy/model';
import { orderBy } from './internal/member-order';
import { hasOpenLink, matching } from './member-filter';
import { type MemberSearch, memberSearch } from './member-search';
import { memberStatuses } from './member-statuses';

/** The workspace's users as a file (S1.11), formatted by PostgreSQL itself. */
export const membersExport: ExportKind = {
  id: 'members',
  permission: 'users.export',
  event: 'members.exported',
  name: 'users',
  header: async ({ model }) => columnsOf(model),
  async write(ctx, query, write, signal, layout) {
    const lines = await memberLines(ctx, memberSearch.parse(query), layout);
    await copyOut(tenantOf(ctx), lines, write, signal, layout.separator);
  },
};

const columnsOf = (model: AccessModel) => [
  ...['name', 'email', 'level', 'restrictions'],
  ...(hasRights(model) ? ['rights'] : []),
  ...[
    'status',
    'teams',
    'last_seen',
    'joined',
    'starts',
    'ends',
    'suspended_until',
    'level_until',
    'covered_by',
    'covered_until',
  ],
];

const statusWords = wordsOf(memberStatuses, (code) => `users.status.${code}`);

const status = sql`(case when members.status = 'left' then 'revoked'
  when member_status(members) = 'invited' and not ${hasOpenLink} then 'expired'
  else member_status(members) end)`;

/** A lateral join instead of a column: escaping names the value several times, and would compute it each time. */
const joined = sql`(
  select string_agg(t.name, '; ' order by lower(t.name)) as names
  from team_members tm
  join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
  where tm.workspace_id = members.workspace_id and tm.member_id = members.id and t.archived_at is null) as joined`;

/** The access of this moment: a temporary change reverts by itself (B5). */
const present = sql`(
  select ${memberNow.role} as role, ${memberNow.restrictions} as restrictions, ${memberNow.grants} as grants
  offset 0) as present`;

/** Who covers the member at this moment, and until when the last of them does (B11). */
const covered = sql`(
  select string_agg(covering.name, '; ' order by covering.name_key) as names, max(c.ends_at) as until
  from covers c
  join members covering on covering.workspace_id = c.workspace_id and covering.id = c.by_id
  where c.workspace_id = members.workspace_id and c.member_id = members.id and ${isRunning}
    and member_status(covering) = 'active') as covered`;

/** The query behind the file: the rows that the list shows for a search, in its order. */
function memberLines(ctx: WorkspaceContext, search: MemberSearch, layout: Layout): Promise<SQL> {
  const words = accessWords(ctx.model);
  return inWorkspace(ctx, async (tx) =>
    new QueryBuilder({ casing: 'snake_case' })
      .select({
        name: inertFirstText(members.name).as('name'),
        email: inertText(members.email).as('email'),
        level: layout.code(sql`present.role`, words.roles).as('level'),
        restrictions: layout.codes(sql`present.restrictions`, words.restrictions).as('restrictions'),
        ...(hasRights(ctx.model)
          ? { rights: layout.codes(sql`present.grants`, words.rights).as('rights') }
          : {}),
        status: layout.code(status, statusWords).as('status'),
        teams: inertText(sql`joined.names`).as('teams'),
        lastSeen: layout.moment(members.lastSeenAt).as('last_seen'),
        joined: layout.moment(members.joinedAt).as('joined'),
        starts: layout.moment(members.startsAt).as('starts'),
        ends: layout.moment(members.endsAt).as('ends'),
        suspendedUntil: layout
          .moment(sql`case when ${isSuspended} then members.suspended_until end`)
          .as('suspended_until'),
        levelUntil: layout.moment(sql`${memberNow.revertsAt}`).as('level_until'),
        coveredBy: inertText(sql`covered.names`).as('covered_by'),
        coveredUntil: layout.moment(sql`covered.until`).as('covered_until'),
      })
      .from(members)
      .crossJoinLateral(joined)
      .crossJoinLateral(covered)
      .crossJoinLateral(present)
      .where(await matching(tx, ctx, search))
      .orderBy(orderBy(search.sort, search.direction))
      .getSQL(),
  );
}
