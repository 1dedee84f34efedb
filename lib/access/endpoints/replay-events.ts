import 'server-only';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { headOfTrail } from './internal/head-of-trail';
import { recordEndpoint } from './internal/record-endpoint';
import { authorizeEndpoints, isEndpoint, lockEndpoint } from './internal/require-endpoint';

/**
 * Delivers the events from a place in the trail on once more, each under its former id. An endpoint knows nothing of
 * the time before it was made.
 *
 * @throws Denied · NotFound · Invalid for a place outside of the trail since then, or while it is off
 */
export async function replayEvents(
  ctx: WorkspaceContext,
  { endpointId, from }: { endpointId: string; from: number },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorizeEndpoints(actor);
    const { workspace, organisation } = actor;
    const endpoint = await lockEndpoint(tx, workspace.id, endpointId);
    const { id, name } = endpoint;
    if (!endpoint.isOn) throw new Invalid({ '': 'endpoint-off' });
    if (from <= endpoint.madeAtSeq) throw new Invalid({ from: 'before-endpoint' });
    if (from > (await headOfTrail(tx, organisation.id))) throw new Invalid({ from: 'after-trail' });
    await tx
      .update(eventEndpoints)
      .set({ cursor: from - 1 })
      .where(isEndpoint(workspace.id, id));
    // The trigger queues this event, and with it all events after the cursor.
    await recordEndpoint(tx, actor, 'endpoint.replayed', { id, name, facts: { from } });
  });
}
