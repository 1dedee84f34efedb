import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { pixelDays, pixels } from '@/db/schema/work/pixels';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { changed, lockPixel, rowOf, type SeenPixel } from './lock-pixel';
import type { PixelSettings } from './pixel-settings';
import { recordChange, withFreeName } from './record-change';

/**
 * Changes a pixel and its settings: any as Admin, the assigned ones as Standard user (S3.1, S3.2).
 * @returns the new version
 * @throws NotFound · Denied · Stale · Invalid on `name` when it is taken
 */
export function updatePixel(
  ctx: WorkspaceContext,
  { pixelId, version, ...settings }: SeenPixel & PixelSettings,
): Promise<{ version: number }> {
  return withFreeName(() =>
    changingWork(ctx, async (tx, actor) => {
      const { id, ...before } = await lockPixel(tx, actor, { pixelId, version }, 'pixels.update');
      await tx
        .update(pixels)
        .set({ ...settings, ...changed })
        .where(rowOf(actor, id));
      if (settings.keepDays !== before.keepDays) await keep(tx, actor, id, settings.keepDays);
      const names = Object.keys(settings) as (keyof PixelSettings)[];
      await recordChange(tx, actor, {
        event: 'record.updated',
        collection: 'pixels',
        record: { id, name: settings.name },
        before: { name: before.name },
        after: { name: settings.name, changed: names.filter((name) => settings[name] !== before[name]) },
      });
      return { version: version + 1 };
    }),
  );
}

/** A new retention also applies to figures that exist already. */
async function keep(tx: Transaction, actor: WorkspaceContext, pixelId: string, days: number): Promise<void> {
  await tx
    .update(pixelDays)
    .set({ keepUntil: sql`day + ${days}::int` })
    .where(and(eq(pixelDays.workspaceId, actor.workspace.id), eq(pixelDays.pixelId, pixelId)));
}
