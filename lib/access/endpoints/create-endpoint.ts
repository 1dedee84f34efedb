import 'server-only';
import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import type { EventKind } from './event-kinds';
import { headOfTrail } from './internal/head-of-trail';
import { recordEndpoint } from './internal/record-endpoint';
import { authorizeEndpoints } from './internal/require-endpoint';
import { firstSecret } from './internal/signing-secrets';

export interface EndpointFields {
  name: string;
  url: string;
  /** Null: all kinds, also those of later versions. */
  kinds: EventKind[] | null;
}

/** Each change of access posts to every endpoint, so their number is limited. */
export const mostEndpoints = 20;

/**
 * Makes an endpoint of the workspace. It receives the changes that come after it.
 *
 * @returns its secret, shown only now
 * @throws Denied · Invalid when the workspace has too many
 */
export function createEndpoint(
  ctx: WorkspaceContext,
  fields: EndpointFields,
): Promise<{ id: string; secret: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorizeEndpoints(actor);
    const { workspace, organisation } = actor;
    const id = v7();
    await recordEndpoint(tx, actor, 'endpoint.created', {
      id,
      name: fields.name,
      after: { ...fields, isOn: true },
    });
    // The event above has locked the trail, so that two makers are counted one after the other.
    const { length } = await tx
      .select({ id: eventEndpoints.id })
      .from(eventEndpoints)
      .where(eq(eventEndpoints.workspaceId, workspace.id));
    if (length >= mostEndpoints) throw new Invalid({ '': 'too-many-endpoints' });
    const { secret, sealed } = firstSecret({ id });
    const seq = await headOfTrail(tx, organisation.id);
    await tx.insert(eventEndpoints).values({
      ...fields,
      workspaceId: workspace.id,
      id,
      organisationId: organisation.id,
      secrets: sealed,
      madeAtSeq: seq,
      cursor: seq,
    });
    return { id, secret };
  });
}
