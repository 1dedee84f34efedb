import 'server-only';
import { sql } from 'drizzle-orm';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { readClock } from './internal/read-clock';
import { recordEndpoint } from './internal/record-endpoint';
import { authorizeEndpoints, isEndpoint, lockEndpoint } from './internal/require-endpoint';
import { rotated } from './internal/signing-secrets';

/**
 * Gives an endpoint a new secret. For 24 hours each delivery carries the signatures of both (WH1).
 *
 * @returns the new secret, shown only now
 * @throws Denied · NotFound · Invalid after too many rotations in 24 hours
 */
export function rotateSecret(
  ctx: WorkspaceContext,
  { endpointId }: { endpointId: string },
): Promise<{ secret: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorizeEndpoints(actor);
    const endpoint = await lockEndpoint(tx, actor.workspace.id, endpointId);
    const next = rotated(endpoint, await readClock(tx));
    if (!next) throw new Invalid({ '': 'too-many-secrets' });
    await recordEndpoint(tx, actor, 'endpoint.secret-rotated', { id: endpoint.id, name: endpoint.name });
    await tx
      .update(eventEndpoints)
      .set({ secrets: next.sealed, rotatedAt: sql`now()`, version: endpoint.version + 1 })
      .where(isEndpoint(actor.workspace.id, endpoint.id));
    return { secret: next.secret };
  });
}
