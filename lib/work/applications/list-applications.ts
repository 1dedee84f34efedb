import 'server-only';
import { and, type SQL, sql } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { applications } from '@/db/schema/work/applications';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readCursor } from '@/lib/platform/paging/cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import type { PixelSearch } from '@/lib/work/pixels/pixel-search';
import { type ApplicationView, applicationView, selectApplications } from './application-view';

/**
 * A page of the applications that the person sees, by name (S3.1–S3.3).
 *
 * @throws Denied
 */
export async function listApplications(
  ctx: WorkspaceContext,
  search: PixelSearch,
): Promise<Page<ApplicationView>> {
  authorize(ctx, 'applications.view', { kind: 'workspace' });
  const cursor = readCursor(search.cursor);
  const isDescending = (search.sort === '-name') !== (cursor?.isBackward ?? false);
  const way = sql.raw(isDescending ? 'desc' : 'asc');
  const matched = search.q ? contains(applications.name, search.q) : undefined;
  return inWorkspace(ctx, async (tx) => {
    const beyond: SQL | undefined = cursor
      ? sql`(${applications.nameKey}, ${applications.id}) ${sql.raw(isDescending ? '<' : '>')} (${cursor.key}, ${cursor.id}::uuid)`
      : undefined;
    const found = await selectApplications(tx, ctx, and(matched, beyond))
      .orderBy(sql`${applications.nameKey} ${way}`, sql`${applications.id} ${way}`)
      .limit(search.size + 1);
    const total = await tx.$count(selectApplications(tx, ctx, matched).as('matched'));
    const page = pageOf({
      found,
      size: search.size,
      total,
      cursor,
      positionOf: ({ application }) => ({ id: application.id, key: application.nameKey }),
    });
    return { ...page, rows: page.rows.map(applicationView) };
  });
}
