import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { applications } from '@/db/schema/work/applications';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound, Stale } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { recordChange, withFreeName } from '@/lib/work/pixels/record-change';
import type { ApplicationSettings } from './application-settings';
import { requirePixel } from './create-application';

/** The application that an input is about, with the version that the person saw. */
export interface SeenApplication {
  applicationId: string;
  version: number;
}

/**
 * Changes an application and its connection to a pixel (S3.1).
 * @throws NotFound · Denied · Stale · Invalid on `name` or `pixelId`
 */
export function updateApplication(
  ctx: WorkspaceContext,
  { applicationId, version, ...settings }: SeenApplication & ApplicationSettings,
): Promise<void> {
  return withFreeName(() =>
    changingWork(ctx, async (tx, actor) => {
      const before = await lockApplication(tx, actor, { applicationId, version });
      if (settings.pixelId !== before.pixelId) await requirePixel(tx, actor, settings.pixelId);
      await tx
        .update(applications)
        .set({ ...settings, version: sql`version + 1`, updatedAt: sql`now()` })
        .where(rowOf(actor, before.id));
      await recordChange(tx, actor, {
        event: 'record.updated',
        collection: 'applications',
        record: { id: before.id, name: settings.name },
        before: { name: before.name, pixelId: before.pixelId },
        after: { name: settings.name, pixelId: settings.pixelId },
      });
    }),
  );
}

/**
 * Deletes an application. Nothing else depends on it.
 *
 * @throws NotFound · Denied · Stale
 */
export function deleteApplication(ctx: WorkspaceContext, seen: SeenApplication): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const before = await lockApplication(tx, actor, seen);
    await tx.delete(applications).where(rowOf(actor, before.id));
    await recordChange(tx, actor, {
      event: 'record.deleted',
      collection: 'applications',
      record: before,
      before: { pixelId: before.pixelId },
    });
  });
}

async function lockApplication(
  tx: Transaction,
  actor: WorkspaceContext,
  { applicationId, version }: SeenApplication,
) {
  authorize(actor, 'applications.manage', { kind: 'workspace' });
  const [application] = await tx
    .select()
    .from(applications)
    .where(rowOf(actor, requireId(applicationId)))
    .for('update');
  if (!application) throw new NotFound();
  if (application.version !== version) throw new Stale();
  return application;
}

const rowOf = (actor: WorkspaceContext, id: string) =>
  and(eq(applications.workspaceId, actor.workspace.id), eq(applications.id, id));
