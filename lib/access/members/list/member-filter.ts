import 'server-only';
import { and, arrayOverlaps, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { keyContains } from '@/db/contains';
import { type Found, findMembers, isFound } from '@/db/find';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive, isSuspended } from '@/lib/access/context/member-now';
import { isRunning } from '@/lib/access/seats/read-seats';
import type { MemberSearch } from './member-search';
import type { MemberFilterStatus } from './member-statuses';

/** A literal, not a parameter: otherwise the planner does not know that the partial indexes hold the row. */
export const notLeft = sql`members.status <> 'left'`;

export const hasOpenLink = sql`exists (
  select 1 from invitations i
  where i.workspace_id = members.workspace_id and i.member_id = members.id
    and i.consumed_at is null and i.revoked_at is null and i.expires_at > now())`;

const isInvited = sql`member_status(members) = 'invited'`;

const byStatus: Record<MemberFilterStatus, SQL> = {
  active: isActive,
  suspended: isSuspended,
  covered: sql`exists (
    select 1 from covers c
    join members covering on covering.workspace_id = c.workspace_id and covering.id = c.by_id
    where c.workspace_id = members.workspace_id and c.member_id = members.id and ${isRunning}
      and member_status(covering) = 'active')`,
  invited: sql`(${isInvited} and ${hasOpenLink})`,
  expired: sql`(${isInvited} and not ${hasOpenLink})`,
  upcoming: sql`member_status(members) = 'upcoming'`,
  ending: sql`(members.ends_at > now() and members.ends_at <= now() + interval '30 days')`,
  ended: sql`member_status(members) = 'ended'`,
  revoked: sql`(members.status = 'left' and exists (
    select 1 from revocations r
    where r.workspace_id = members.workspace_id and r.member_id = members.id
      and r.undone_at is null and r.undo_until > now()))`,
};

/** The condition for every member row that a search matches. Members who left match only on request. */
export async function matching(
  tx: Transaction,
  ctx: WorkspaceContext,
  search: MemberSearch,
): Promise<SQL | undefined> {
  return and(ofStatuses(search.status), await matchingInAnyStatus(tx, ctx, search));
}

/** The rows of a choice of statuses; without one, all but those who left. */
export function ofStatuses(status: MemberSearch['status']): SQL | undefined {
  return and(
    status.includes('revoked') ? undefined : notLeft,
    status.length > 0 ? or(...status.map((value) => byStatus[value])) : undefined,
  );
}

/** The condition for a search without its statuses, also for those who left. */
export async function matchingInAnyStatus(
  tx: Transaction,
  ctx: WorkspaceContext,
  search: MemberSearch,
): Promise<SQL | undefined> {
  const { level, restriction, team } = search;
  const found = search.q ? await findMembers(tx, search.q) : 'many';
  return and(
    eq(members.workspaceId, ctx.workspace.id),
    level.length > 0 ? inArray(members.role, level) : undefined,
    restriction.length > 0 ? arrayOverlaps(members.restrictions, restriction) : undefined,
    team.length > 0
      ? sql`exists (select 1 from team_members tm
          where tm.workspace_id = members.workspace_id and tm.member_id = members.id
            and ${inArray(sql`tm.team_id`, team)})`
      : undefined,
    among(found, search.q),
  );
}

/** The ids that matched; where there are too many to list, the condition runs on each row of the walk. */
function among(found: Found, text: string): SQL | undefined {
  if (found !== 'many') return isFound(members.id, found);
  return text ? keyContains(members.searchKey, text) : undefined;
}

/** Whether filters beside the typed words narrow the list. */
export function isNarrowed({ level, status, restriction, team }: MemberSearch): boolean {
  return level.length + status.length + restriction.length + team.length > 0;
}

/** Whether a search narrows the list at all. */
export function isFiltered(search: MemberSearch): boolean {
  return search.q !== '' || isNarrowed(search);
}
