import 'server-only';
import { v7 } from 'uuid';
import { pixels } from '@/db/schema/pixels';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork } from '../access/transact';
import { recordChange, withFreeName } from './record-change';
import type { PixelSettings } from './settings';

/**
 * Adds a pixel, assigned to nobody (S3.1).
 *
 * @throws Denied · Invalid on `name` when it is taken
 */
export function createPixel(ctx: WorkspaceContext, settings: PixelSettings): Promise<{ id: string }> {
  return withFreeName(() =>
    changingWork(ctx, async (tx, actor) => {
      authorize(actor, 'pixels.create', { kind: 'workspace' });
      const id = v7();
      await tx.insert(pixels).values({ workspaceId: actor.workspace.id, id, ...settings });
      await recordChange(tx, actor, {
        event: 'record.created',
        collection: 'pixels',
        record: { id, name: settings.name },
      });
      return { id };
    }),
  );
}
