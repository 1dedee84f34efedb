import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members, presence } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { isFresh } from '@/lib/access/context/presence-freshness';
import { readForLater } from '@/lib/access/context/read-for-page';
import { authorize } from '@/lib/access/context/transactions';

/** The number of people listed by name; the rest is counted. */
const limit = 12;

export interface Online {
  people: { id: string; name: string }[];
  total: number;
}

/**
 * The members with an open console, by name (S1.4).
 *
 * @throws Denied
 */
export async function listOnline(ctx: WorkspaceContext): Promise<Online> {
  authorize(ctx, 'dashboard.view', { kind: 'workspace' });
  const rows = await readForLater(ctx, (tx) =>
    tx
      .select({ id: members.id, name: members.name, total: sql`count(*) over ()`.mapWith(Number) })
      .from(presence)
      .innerJoin(members, refersTo(presence.memberId, members))
      .where(and(eq(presence.workspaceId, ctx.workspace.id), isActive, isFresh()))
      .groupBy(members.workspaceId, members.id, members.name, members.nameKey)
      .orderBy(members.nameKey, members.id)
      .limit(limit),
  );
  return { people: rows.map(({ id, name }) => ({ id, name })), total: rows[0]?.total ?? 0 };
}
