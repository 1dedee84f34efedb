import 'server-only';
import { and, count, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { notLeft } from '@/lib/access/members/list/member-filter';
import { type MemberView, viewColumns, viewer } from '@/lib/access/members/member-view';
import { readTopHolders } from '@/lib/access/members/top-holders';
import { readCursor } from '@/lib/platform/paging/cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';

const size = 50;

/**
 * A page of the managers, by name: members who have been given rights (S4.1, S4.2). Members whose role holds
 * everything are not managers.
 *
 * @throws Denied
 */
export async function listManagers(
  ctx: WorkspaceContext,
  { cursor: written }: { cursor?: string | null },
): Promise<Page<MemberView>> {
  authorize(ctx, 'managers.view', { kind: 'workspace' });
  const cursor = readCursor(written);
  const way = sql.raw(cursor?.isBackward ? 'desc' : 'asc');
  const beyond =
    cursor &&
    sql`(${members.nameKey}, ${members.id}) ${sql.raw(cursor.isBackward ? '<' : '>')} (${cursor.key}, ${cursor.id}::uuid)`;
  const where = and(
    eq(members.workspaceId, ctx.workspace.id),
    notLeft,
    sql`cardinality(${members.grants}) > 0`,
  );
  return inWorkspace(ctx, async (tx) => {
    const found = await tx
      .select(viewColumns)
      .from(members)
      .where(and(where, beyond ?? undefined))
      .orderBy(sql`${members.nameKey} ${way}`, sql`${members.id} ${way}`)
      .limit(size + 1);
    const [counted] = await tx.select({ total: count() }).from(members).where(where);
    const topHolders = await readTopHolders(tx, ctx);
    const page = pageOf({
      found,
      size,
      total: counted?.total ?? 0,
      cursor,
      positionOf: ({ member }) => ({ id: member.id, key: member.nameKey }),
    });
    return { ...page, rows: page.rows.map(viewer(ctx, topHolders)) };
  });
}
