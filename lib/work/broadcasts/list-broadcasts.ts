import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { contains } from '@/db/contains';
import { broadcasts } from '@/db/schema/work/broadcasts';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { typed } from '@/lib/platform/search/search-text';
import { latestSendings } from '@/lib/work/sendings/sending-view';
import { type BroadcastView, broadcastView, selectBroadcasts } from './broadcast-view';

/** The search parameters of the list of broadcasts. Unknown values count as absent. */
export const broadcastSearch = z.object({
  q: typed,
  cursor: z.string().nullish().catch(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25),
});

export type BroadcastSearch = z.output<typeof broadcastSearch>;

/**
 * A page of broadcasts, last changed first.
 * @throws Denied (S1.21)
 */
export async function listBroadcasts(
  ctx: WorkspaceContext,
  { q, cursor: written, size }: BroadcastSearch,
): Promise<Page<BroadcastView>> {
  authorize(ctx, 'broadcasts.view', { kind: 'workspace' });
  const workspaceId = ctx.workspace.id;
  const cursor = readMomentCursor(written);
  const matched = and(eq(broadcasts.workspaceId, workspaceId), q ? contains(broadcasts.name, q) : undefined);
  const way = sql.raw(cursor?.isBackward ? 'asc' : 'desc');
  const beyond = cursor
    ? sql`(${broadcasts.updatedAt}, ${broadcasts.id}) ${sql.raw(cursor.isBackward ? '>' : '<')}
        (${cursor.key}::timestamptz, ${cursor.id}::uuid)`
    : undefined;
  return inWorkspace(ctx, async (tx) => {
    const found = await selectBroadcasts(tx)
      .where(and(matched, beyond))
      .orderBy(sql`${broadcasts.updatedAt} ${way}`, sql`${broadcasts.id} ${way}`)
      .limit(size + 1);
    const total = await tx.$count(broadcasts, matched);
    const ids = found.map(({ broadcast }) => broadcast.id);
    const sent = await latestSendings(tx, workspaceId, ids);
    const page = pageOf({
      found,
      size,
      total,
      cursor,
      positionOf: ({ broadcast, place }) => ({ id: broadcast.id, key: place }),
    });
    return { ...page, rows: page.rows.map((row) => broadcastView(row, sent.get(row.broadcast.id) ?? null)) };
  });
}
