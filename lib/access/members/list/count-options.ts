import 'server-only';
import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { teamMembers } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForLater } from '@/lib/access/context/read-for-page';
import { authorize } from '@/lib/access/context/transactions';
import type { OptionCounts } from '@/lib/platform/paging/count';
import { matching, matchingInAnyStatus, ofStatuses } from './member-filter';
import type { MemberSearch } from './member-search';
import { memberStatuses } from './member-statuses';

export type MemberOptionCounts = Record<'level' | 'status' | 'restriction' | 'team', OptionCounts>;

/**
 * The number of rows that each option of each filter would show by itself, under the search and the other filters (365).
 * Separate from the list, whose rows do not wait for it.
 *
 * @throws Denied for an actor who may not see the users (S1.1)
 */
export function countMemberOptions(ctx: WorkspaceContext, search: MemberSearch): Promise<MemberOptionCounts> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  return readForLater(ctx, async (tx) => {
    const without = (filter: 'level' | 'restriction' | 'team') =>
      matching(tx, ctx, { ...search, [filter]: [] });
    return {
      level: await byLevel(tx, await without('level')),
      restriction: await byRestriction(tx, await without('restriction')),
      team: await byTeam(tx, await without('team')),
      status: await byStatus(tx, await matchingInAnyStatus(tx, ctx, search)),
    };
  });
}

async function byLevel(tx: Transaction, where: SQL | undefined): Promise<OptionCounts> {
  const rows = await tx
    .select({ option: members.role, total: count() })
    .from(members)
    .where(where)
    .groupBy(members.role);
  return totals(rows);
}

async function byRestriction(tx: Transaction, where: SQL | undefined): Promise<OptionCounts> {
  const rows = await tx
    .select({ option: sql<string>`restriction`, total: count() })
    .from(members)
    .innerJoin(sql`unnest(members.restrictions) as restriction`, sql`true`)
    .where(where)
    .groupBy(sql`restriction`);
  return totals(rows);
}

async function byTeam(tx: Transaction, where: SQL | undefined): Promise<OptionCounts> {
  const rows = await tx
    .select({ option: teamMembers.teamId, total: count() })
    .from(members)
    .innerJoin(
      teamMembers,
      and(eq(teamMembers.workspaceId, members.workspaceId), eq(teamMembers.memberId, members.id)),
    )
    .where(where)
    .groupBy(teamMembers.teamId);
  return totals(rows);
}

async function byStatus(tx: Transaction, where: SQL | undefined): Promise<OptionCounts> {
  const each = memberStatuses.map((status) => [
    status,
    sql<number>`count(*) filter (where ${ofStatuses([status])})`.mapWith(Number),
  ]);
  const [row] = await tx
    .select(Object.fromEntries(each) as Record<string, SQL<number>>)
    .from(members)
    .where(where);
  return row ?? {};
}

const totals = (rows: { option: string; total: number }[]): OptionCounts =>
  Object.fromEntries(rows.map(({ option, total }) => [option, total]));
