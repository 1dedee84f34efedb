import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { workspaces } from '@/db/schema/access/workspaces';
import { pixelDays, pixels } from '@/db/schema/work/pixels';
import { enter, inTenant } from '@/db/tenant';

/**
 * Counts that a site showed its pixel. Says nothing of whether there is such a pixel, whether it is on, or whether the
 * view was counted.
 *
 * @param asksForPrivacy whether the browser said that it does not want to be followed
 */
export async function countView(pixelId: string, asksForPrivacy: boolean): Promise<void> {
  if (!z.uuid().safeParse(pixelId).success) return;
  await inTenant({ pixelId }, async (tx) => {
    const [pixel] = await tx.select().from(pixels).where(eq(pixels.id, pixelId));
    if (!pixel?.isOn || (pixel.honoursPrivacy && asksForPrivacy)) return;
    const { workspaceId } = pixel;
    await enter(tx, { workspaceId });
    const [open] = await tx
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt)));
    if (!open) return;
    await tx
      .insert(pixelDays)
      .values({
        workspaceId,
        pixelId: pixel.id,
        day: sql`current_date`,
        views: 1,
        keepUntil: keptUntil(pixel.keepDays),
      })
      .onConflictDoUpdate({
        target: [pixelDays.workspaceId, pixelDays.pixelId, pixelDays.day],
        set: { views: sql`${pixelDays.views} + 1` },
      });
  });
}

const keptUntil = (days: number) => sql`current_date + ${days}::int`;

/** Removes figures whose time is over, of any account; finding none the next time (S3.2). */
export async function sweepOldViews(): Promise<void> {
  await inTenant({}, (tx) => tx.delete(pixelDays).where(sql`keep_until < current_date`));
}
