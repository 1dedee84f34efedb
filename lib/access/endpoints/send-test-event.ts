import 'server-only';
import { v7 } from 'uuid';
import { eventDeliveries } from '@/db/schema/access/event-endpoints';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import { testEvent } from './internal/deliver';
import { wakeDeliveries } from './internal/open-job';
import { authorizeEndpoints, lockEndpoint } from './internal/require-endpoint';

const testsAMinute = { name: 'endpoint-test', most: 20, minutes: 1 };

/**
 * Sends a signed test event to an endpoint; the log shows the answer.
 *
 * @throws Denied · NotFound · Invalid while it is off · Throttled
 */
export async function sendTestEvent(
  ctx: WorkspaceContext,
  { endpointId }: { endpointId: string },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorizeEndpoints(actor);
    const endpoint = await lockEndpoint(tx, actor.workspace.id, endpointId);
    if (!endpoint.isOn) throw new Invalid({ '': 'endpoint-off' });
    await takeAttemptWithin(tx, testsAMinute, endpoint.id);
    const { workspaceId } = endpoint;
    await tx
      .insert(eventDeliveries)
      .values({ workspaceId, endpointId: endpoint.id, id: v7(), event: testEvent });
    await wakeDeliveries(tx, endpoint);
    await announce(tx, { topic: 'settings', workspaceId });
  });
}
