import 'server-only';
import { and, eq, or, type SQL } from 'drizzle-orm';
import { contactViews } from '@/db/schema/work/contact-views';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import { type Availability, availability } from '@/lib/policy/might-ever';

type SavedView = typeof contactViews.$inferSelect;

/** The condition on the views that a person sees: their own, and shared ones. */
export function seenViews(ctx: WorkspaceContext): SQL | undefined {
  return and(
    eq(contactViews.workspaceId, ctx.workspace.id),
    or(eq(contactViews.ownerId, ctx.member.id), eq(contactViews.isShared, true)),
  );
}

/**
 * The availability of sharing. Shared views need the contacts module; members with Messages only keep private
 * views (S1.21).
 */
export function sharing(access: Access): Availability {
  return availability(access, 'contacts.view');
}

/**
 * Refuses members who may not create or change a shared view.
 * @throws Denied
 */
export function authorizeSharing({ access }: { access: Access }): void {
  const { decision } = sharing(access);
  if (!decision.allowed) throw new Denied(decision);
}

/**
 * Locks a view until the transaction ends, to change it.
 * @throws NotFound when there is none, or it is a private view of another member
 * @throws Denied when it is shared and the person may not share
 * @throws Stale when it has changed since (RO7)
 */
export async function lockView(
  tx: Transaction,
  actor: WorkspaceContext,
  { viewId, version }: { viewId: string; version: number },
): Promise<SavedView> {
  const [view] = await tx
    .select()
    .from(contactViews)
    .where(and(seenViews(actor), eq(contactViews.id, viewId)))
    .for('update');
  if (!view) throw new NotFound();
  if (view.isShared) authorizeSharing(actor);
  if (view.version !== version) throw new Stale();
  return view;
}
