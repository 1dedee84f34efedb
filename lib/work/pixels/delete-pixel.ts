import 'server-only';
import { and, eq, sql, sum } from 'drizzle-orm';
import { applications } from '@/db/schema/work/applications';
import { pixelDays, pixels } from '@/db/schema/work/pixels';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { lockPixel, type Pixel, pixelTarget, rowOf, type SeenPixel, visiblePixels } from './lock-pixel';
import { recordChange } from './record-change';

/** What the deletion of a pixel affects, as counts. */
export interface PixelLosses {
  views: number;
  /** Applications that are disconnected. */
  applications: number;
}

/**
 * Deletes a pixel with its figures. Its applications stay, disconnected.
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
 * Counts what the deletion of a pixel would affect. Changes nothing.
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
