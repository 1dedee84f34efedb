import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { workspaces } from '@/db/schema/access/workspaces';
import { pixelDays, pixels } from '@/db/schema/work/pixels';
import { enter, inTenant } from '@/db/tenant';

/**
 * Counts a view of a site's pixel. The answer does not reveal whether the pixel exists, is on, or counted the
 * view.
 * @param asksForPrivacy whether the browser sent a do-not-track signal
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

/** Deletes expired figures of all accounts; a repetition deletes nothing (S3.2). */
export async function sweepOldViews(): Promise<void> {
  await inTenant({}, (tx) => tx.delete(pixelDays).where(sql`keep_until < current_date`));
}
