import 'server-only';
import { v7 } from 'uuid';
import { pixels } from '@/db/schema/work/pixels';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import type { PixelSettings } from './pixel-settings';
import { recordChange, withFreeName } from './record-change';

/**
 * Creates an unassigned pixel (S3.1).
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
