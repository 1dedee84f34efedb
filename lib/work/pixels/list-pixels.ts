import 'server-only';
import { and, count, type SQL, sql } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { pixels } from '@/db/schema/work/pixels';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { requireAvailable } from '@/lib/access/context/require-available';
import { inWorkspace } from '@/lib/access/context/transactions';
import { readCursor } from '@/lib/platform/paging/cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { visiblePixels } from './lock-pixel';
import type { PixelSearch } from './pixel-search';
import { type PixelView, pixelView, selectPixels } from './pixel-view';

/**
 * A page of the pixels that the person sees, by name: a Standard user sees those assigned to them, the other
 * roles see all (S3.1–S3.3). Counts include only these (R6).
 * @throws Denied without the entry permission
 */
export async function listPixels(ctx: WorkspaceContext, search: PixelSearch): Promise<Page<PixelView>> {
  requireAvailable(ctx, 'pixels.view');
  const cursor = readCursor(search.cursor);
  const isDescending = (search.sort === '-name') !== (cursor?.isBackward ?? false);
  const way = sql.raw(isDescending ? 'desc' : 'asc');
  const matched = search.q ? named(search.q) : undefined;
  return inWorkspace(ctx, async (tx) => {
    const beyond =
      cursor &&
      sql`(${pixels.nameKey}, ${pixels.id}) ${sql.raw(isDescending ? '<' : '>')} (${cursor.key}, ${cursor.id}::uuid)`;
    const found = await selectPixels(tx, ctx, and(matched, beyond ?? undefined))
      .orderBy(sql`${pixels.nameKey} ${way}`, sql`${pixels.id} ${way}`)
      .limit(search.size + 1);
    const [counted] = await tx
      .select({ total: count() })
      .from(pixels)
      .where(and(visiblePixels(ctx), matched));
    const page = pageOf({
      found,
      size: search.size,
      total: counted?.total ?? 0,
      cursor,
      positionOf: ({ pixel }) => ({ id: pixel.id, key: pixel.nameKey }),
    });
    return { ...page, rows: page.rows.map((row) => pixelView(ctx, row)) };
  });
}

function named(typed: string): SQL {
  return sql`(${contains(pixels.name, typed)} or ${contains(pixels.site, typed)})`;
}
