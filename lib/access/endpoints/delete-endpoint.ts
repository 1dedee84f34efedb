import 'server-only';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { recordEndpoint } from './internal/record-endpoint';
import { isEndpoint, lockEndpoint } from './internal/require-endpoint';

/**
 * Deletes an endpoint with its secrets, its log and what waits for it.
 *
 * @throws Denied · NotFound
 */
export async function deleteEndpoint(
  ctx: WorkspaceContext,
  { endpointId }: { endpointId: string },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'api-keys.revoke', { kind: 'workspace' });
    const before = await lockEndpoint(tx, actor.workspace.id, endpointId);
    const { id, name } = before;
    await tx.delete(eventEndpoints).where(isEndpoint(actor.workspace.id, id));
    await recordEndpoint(tx, actor, 'endpoint.deleted', { id, name, before });
  });
}
