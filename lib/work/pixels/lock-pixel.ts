import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { seats } from '@/db/schema/access/seats';
import { pixels } from '@/db/schema/work/pixels';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { NotFound, Stale } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import type { Permission } from '@/lib/policy/catalogue';
import type { Target } from '@/lib/policy/model';
import { visibility } from '@/lib/policy/visibility';

export type Pixel = typeof pixels.$inferSelect;

/** The pixel that an input is about, with the version that the person saw. */
export interface SeenPixel {
  pixelId: string;
  version: number;
}

/** The condition on the pixels that a person sees (R6). */
export function visiblePixels(ctx: WorkspaceContext) {
  const byScope = visibleRows(visibility(ctx.access, 'pixels'), {
    seatId: pixels.seatId,
    teamId: sql`null::uuid`,
  });
  return and(eq(pixels.workspaceId, ctx.workspace.id), byScope);
}

/** A pixel as a target for the policy. A vacant seat counts as unassigned. */
export function pixelTarget(heldSeatId: string | null) {
  return { kind: 'record', seatId: heldSeatId, teamId: null } as const satisfies Target;
}

/**
 * Locks a pixel until the transaction ends, to change it.
 * @throws NotFound when there is none, or it is outside the person's scope (R6) · Denied
 * @throws Stale when it has changed since (RO7)
 */
export async function lockPixel(
  tx: Transaction,
  actor: WorkspaceContext,
  { pixelId, version }: SeenPixel,
  permission: Permission,
): Promise<Pixel> {
  const [pixel] = await tx
    .select()
    .from(pixels)
    .where(and(visiblePixels(actor), eq(pixels.id, requireId(pixelId))))
    .for('update');
  if (!pixel) throw new NotFound();
  authorize(actor, permission, pixelTarget(await heldSeat(tx, pixel)));
  if (pixel.version !== version) throw new Stale();
  return pixel;
}

async function heldSeat(tx: Transaction, { workspaceId, seatId }: Pixel): Promise<string | null> {
  if (!seatId) return null;
  const [seat] = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, workspaceId), eq(seats.id, seatId), sql`holder_id is not null`));
  return seat?.id ?? null;
}

/** The condition on the primary key of one pixel. */
export const rowOf = (actor: WorkspaceContext, pixelId: string) =>
  and(eq(pixels.workspaceId, actor.workspace.id), eq(pixels.id, pixelId));

export const changed = { version: sql`version + 1`, updatedAt: sql`now()` };
