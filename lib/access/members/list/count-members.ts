import 'server-only';
import { and, count, eq, sql } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isSuspended } from '@/lib/access/context/member-now';
import { isFresh } from '@/lib/access/context/presence-freshness';
import { readForLater } from '@/lib/access/context/read-for-page';
import { authorize } from '@/lib/access/context/transactions';
import { isFiltered, matching, notLeft } from './member-filter';
import type { MemberSearch } from './member-search';

export interface MemberCounts {
  /** Rows that match the search. */
  total: number;
  /** Rows of the whole workspace, whatever the search. */
  all: number;
  online: number;
  pending: number;
  suspended: number;
}

/**
 * The number of people in the workspace, and of matches of a search. Separate from the list, since counting reads
 * every row where a page reads fifty: the rows appear without waiting for it.
 *
 * @throws Denied for an actor who may not see the users (S1.1)
 */
export function countMembers(ctx: WorkspaceContext, search: MemberSearch): Promise<MemberCounts> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  const here = eq(members.workspaceId, ctx.workspace.id);
  return readForLater(ctx, async (tx) => {
    const [whole, online, found] = await Promise.all([
      tx
        .select({
          all: count(),
          pending: sql<number>`count(*) filter (where member_status(members) = 'invited')`.mapWith(Number),
          suspended: sql<number>`count(*) filter (where ${isSuspended})`.mapWith(Number),
        })
        .from(members)
        .where(and(here, notLeft)),
      tx
        .select({ online: sql<number>`count(distinct ${presence.memberId})`.mapWith(Number) })
        .from(presence)
        .where(and(eq(presence.workspaceId, ctx.workspace.id), isFresh())),
      isFiltered(search)
        ? tx
            .select({ total: count() })
            .from(members)
            .where(await matching(tx, ctx, search))
        : [],
    ]);
    const { all = 0, pending = 0, suspended = 0 } = whole[0] ?? {};
    return { total: found[0]?.total ?? all, all, pending, suspended, online: online[0]?.online ?? 0 };
  });
}
