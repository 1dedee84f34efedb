import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { contactViews } from '@/db/schema/work/contact-views';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForLater, readForPage } from '@/lib/access/context/read-for-page';
import { inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import type { Count } from '@/lib/platform/paging/count';
import { contactFilters } from '../list/contact-search';
import { countNarrowed } from '../list/count-contacts';
import { narrow } from '../list/narrow-contacts';
import { seenViews, sharing } from './lock-view';

/** A saved view of the contacts, as one person sees it. */
export interface SavedViewView {
  id: string;
  name: string;
  isShared: boolean;
  /** The filters as a query string, without the question mark. */
  address: string;
  version: number;
  mayChange: boolean;
}

const most = 50;

/** The person's saved views and the shared ones, by name (S1.24). */
export function listViews(ctx: WorkspaceContext): Promise<SavedViewView[]> {
  return readForPage(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(contactViews)
      .where(seenViews(ctx))
      .orderBy(asc(contactViews.name), asc(contactViews.id))
      .limit(most);
    return rows.map((row) => viewOf(ctx, row));
  });
}

/**
 * Reads one view, for the notice of a stale edit (RO7).
 * @throws NotFound
 */
export function findView(ctx: WorkspaceContext, viewId: string): Promise<SavedViewView> {
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(contactViews)
      .where(and(seenViews(ctx), eq(contactViews.id, viewId)));
    if (!row) throw new NotFound();
    return viewOf(ctx, row);
  });
}

/** Counts the contacts of each view that this person sees, by view id (S1.24, R6). */
export function countViews(
  ctx: WorkspaceContext,
  views: readonly Pick<SavedViewView, 'id' | 'address'>[],
): Promise<Record<string, Count>> {
  return readForLater(ctx, async (tx) => {
    const counts: Record<string, Count> = {};
    for (const { id, address } of views) {
      const filters = contactFilters.parse(Object.fromEntries(new URLSearchParams(address)));
      counts[id] = await countNarrowed(tx, await narrow(tx, ctx, filters), filters.view);
    }
    return counts;
  });
}

function viewOf(ctx: WorkspaceContext, row: typeof contactViews.$inferSelect): SavedViewView {
  const { id, name, isShared, address, version } = row;
  const mayChange = !isShared || sharing(ctx.access).decision.allowed;
  return { id, name, isShared, address, version, mayChange };
}
