import 'server-only';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import type { EndpointFields } from './create-endpoint';
import { headOfTrail } from './internal/head-of-trail';
import { wakeDeliveries } from './internal/open-job';
import { recordEndpoint } from './internal/record-endpoint';
import { authorizeEndpoints, isEndpoint, lockEndpoint } from './internal/require-endpoint';

/**
 * Changes an endpoint, or switches it on or off. Events that happen while it is off are not delivered; a replay brings them.
 *
 * @throws Denied · NotFound · Stale
 */
export async function updateEndpoint(
  ctx: WorkspaceContext,
  { endpointId, version, ...fields }: EndpointFields & { endpointId: string; version: number; isOn: boolean },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorizeEndpoints(actor);
    const before = await lockEndpoint(tx, actor.workspace.id, endpointId);
    if (before.version !== version) throw new Stale();
    const { id } = before;
    await recordEndpoint(tx, actor, 'endpoint.updated', { id, name: fields.name, before, after: fields });
    const isSwitchedOn = fields.isOn && !before.isOn;
    await tx
      .update(eventEndpoints)
      .set({
        ...fields,
        version: version + 1,
        ...(isSwitchedOn && { goneAt: null, cursor: await headOfTrail(tx, actor.organisation.id) }),
      })
      .where(isEndpoint(actor.workspace.id, id));
    if (isSwitchedOn) await wakeDeliveries(tx, before);
  });
}
