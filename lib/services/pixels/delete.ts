import 'server-only';
import { and, eq, sql, sum } from 'drizzle-orm';
import { applications } from '@/db/schema/applications';
import { pixelDays, pixels } from '@/db/schema/pixels';
import type { Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/errors';
import { requireId } from '@/lib/require-id';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork, inWorkspace } from '../access/transact';
import { lockPixel, type Pixel, pixelTarget, rowOf, type SeenPixel, visiblePixels } from './lock';
import { recordChange } from './record-change';

/** What goes with a pixel, in counts. */
export interface PixelLosses {
  views: number;
  /** Applications that are connected to nothing afterwards. */
  applications: number;
}

/**
 * Deletes a pixel with its figures. Applications stay, connected to nothing.
 *
 * @throws NotFound · Denied · Stale
 */
export function deletePixel(ctx: WorkspaceContext, seen: SeenPixel): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const pixel = await lockPixel(tx, actor, seen, 'pixels.delete');
    await tx
      .update(applications)
      .set({ pixelId: null, version: sql`version + 1` })
      .where(and(eq(applications.workspaceId, actor.workspace.id), eq(applications.pixelId, pixel.id)));
    const before = await lossesOf(tx, pixel);
    await tx.delete(pixels).where(rowOf(actor, pixel.id));
    await recordChange(tx, actor, {
      event: 'record.deleted',
      collection: 'pixels',
      record: pixel,
      before: { views: before.views },
    });
  });
}

/**
 * What deleting a pixel would take with it. Changes nothing.
 *
 * @throws NotFound · Denied
 */
export function previewDeletion(
  ctx: WorkspaceContext,
  { pixelId }: { pixelId: string },
): Promise<PixelLosses> {
  return inWorkspace(ctx, async (tx) => {
    const [pixel] = await tx
      .select()
      .from(pixels)
      .where(and(visiblePixels(ctx), eq(pixels.id, requireId(pixelId))));
    if (!pixel) throw new NotFound();
    authorize(ctx, 'pixels.delete', pixelTarget(pixel.seatId));
    return lossesOf(tx, pixel);
  });
}

async function lossesOf(tx: Transaction, { workspaceId, id }: Pixel): Promise<PixelLosses> {
  const [counted] = await tx
    .select({ views: sum(pixelDays.views).mapWith(Number) })
    .from(pixelDays)
    .where(and(eq(pixelDays.workspaceId, workspaceId), eq(pixelDays.pixelId, id)));
  const connected = and(eq(applications.workspaceId, workspaceId), eq(applications.pixelId, id));
  return { views: counted?.views ?? 0, applications: await tx.$count(applications, connected) };
}
