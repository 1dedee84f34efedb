import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { contactViews } from '@/db/schema/work/contact-views';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { contactFilters, filterParams } from '../list/contact-search';
import { authorizeSharing, lockView } from './lock-view';

export interface NewView {
  name: string;
  isShared: boolean;
  /** The query string of the list. The filters are kept; the search text is not (decision 161). */
  address: string;
}

/**
 * Saves the filters of the list as a view, private or shared.
 * @throws NotFound for members who see no contacts
 * @throws Denied when the person may not share
 */
export function createView(ctx: WorkspaceContext, input: NewView): Promise<{ id: string }> {
  return changingWork(ctx, async (tx, actor) => {
    if (contactVisibility(actor.access).kind === 'none') throw new NotFound();
    if (input.isShared) authorizeSharing(actor);
    const id = v7();
    await tx.insert(contactViews).values({
      workspaceId: actor.workspace.id,
      id,
      name: input.name,
      ownerId: actor.member.id,
      isShared: input.isShared,
      address: filtersIn(input.address),
    });
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { id };
  });
}

export interface ChangeView extends Partial<NewView> {
  viewId: string;
  version: number;
}

/**
 * Renames a view, shares it or makes it private, or replaces its filters. A view that is no longer shared
 * belongs to its owner alone.
 * @throws Denied · NotFound · Stale
 */
export function changeView(ctx: WorkspaceContext, input: ChangeView): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const view = await lockView(tx, actor, input);
    if (input.isShared) authorizeSharing(actor);
    await tx
      .update(contactViews)
      .set({
        name: input.name ?? view.name,
        isShared: input.isShared ?? view.isShared,
        address: input.address === undefined ? view.address : filtersIn(input.address),
        version: sql`version + 1`,
      })
      .where(and(eq(contactViews.workspaceId, actor.workspace.id), eq(contactViews.id, view.id)));
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}

/**
 * Deletes a view.
 * @throws Denied · NotFound · Stale
 */
export function deleteView(ctx: WorkspaceContext, input: { viewId: string; version: number }): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const view = await lockView(tx, actor, input);
    await tx
      .delete(contactViews)
      .where(and(eq(contactViews.workspaceId, actor.workspace.id), eq(contactViews.id, view.id)));
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}

/** Parsed and written again, so that only known filters are stored. */
function filtersIn(address: string): string {
  const filters = contactFilters.parse(Object.fromEntries(new URLSearchParams(address)));
  return new URLSearchParams(filterParams(filters)).toString();
}
