import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { applications } from '@/db/schema/work/applications';
import { pixels } from '@/db/schema/work/pixels';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { visiblePixels } from '@/lib/work/pixels/lock-pixel';
import { recordChange, withFreeName } from '@/lib/work/pixels/record-change';
import type { ApplicationSettings } from './application-settings';

/**
 * Creates an application of the account (S3.1).
 * @throws Denied · Invalid on `name` when it is taken, on `pixelId` when there is no such pixel
 */
export function createApplication(
  ctx: WorkspaceContext,
  settings: ApplicationSettings,
): Promise<{ id: string }> {
  return withFreeName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, 'applications.manage', { kind: 'workspace' });
      await requirePixel(tx, actor, settings.pixelId);
      const id = v7();
      await tx.insert(applications).values({ workspaceId: actor.workspace.id, id, ...settings });
      await recordChange(tx, actor, {
        event: 'record.created',
        collection: 'applications',
        record: { id, name: settings.name },
        after: { pixelId: settings.pixelId },
      });
      return { id };
    }),
  );
}

/**
 * Checks that an application can be connected to this pixel.
 * @throws Invalid on `pixelId`
 */
export async function requirePixel(
  tx: Transaction,
  actor: WorkspaceContext,
  pixelId: string | null,
): Promise<void> {
  if (pixelId === null) return;
  const [pixel] = await tx
    .select({ id: pixels.id })
    .from(pixels)
    .where(and(visiblePixels(actor), eq(pixels.id, pixelId)))
    .for('key share');
  if (!pixel) throw new Invalid({ pixelId: 'pixel-gone' });
}
