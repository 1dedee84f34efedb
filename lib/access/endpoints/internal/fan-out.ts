import 'server-only';
import { and, asc, eq, gt, lt, ne, or, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { eventDeliveries, eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { AccessEventJob } from '@/db/schema/platform/endpoint-jobs';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { isWanted } from '@/lib/access/endpoints/event-kinds';
import type { Outcome } from '@/lib/platform/jobs/run-jobs';
import { wakeDeliveries } from './open-job';
import { type Endpoint, isEndpoint } from './require-endpoint';

/** The events read in one step. */
const portion = 500;

/**
 * Makes the deliveries of an endpoint for all events after its cursor, in their order. The cursor moves in the same
 * transaction, so that a process that dies loses and doubles nothing. Places in a trail are given in the order of the
 * commits, so that no event appears behind the cursor later.
 */
export async function fanOut({
  workspaceId,
  organisationId,
  endpointId,
  seq,
}: AccessEventJob): Promise<Outcome> {
  return inTenant({ workspaceId, organisationId }, async (tx) => {
    const [endpoint] = await tx
      .select()
      .from(eventEndpoints)
      .where(isEndpoint(workspaceId, endpointId))
      .for('update');
    if (!endpoint?.isOn || endpoint.cursor >= seq) return 'done';
    const events = await eventsAfter(tx, endpoint);
    const last = events.at(-1)?.seq ?? seq;
    const isWhole = events.length < portion;
    const cursor = isWhole ? Math.max(seq, last) : last;
    await tx.update(eventEndpoints).set({ cursor }).where(isEndpoint(workspaceId, endpointId));
    const wanted = events.filter(({ event }) => isWanted(event, endpoint.kinds));
    if (wanted.length > 0) await addDeliveries(tx, endpoint, wanted);
    return isWhole ? 'done' : { again: 0 };
  });
}

function eventsAfter(tx: Transaction, { workspaceId, organisationId, cursor }: Endpoint) {
  return tx
    .select({ seq: auditEvents.seq, id: auditEvents.id, event: auditEvents.event })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.organisationId, organisationId),
        gt(auditEvents.seq, cursor),
        or(
          eq(auditEvents.workspaceId, workspaceId),
          sql`${auditEvents.event} like 'role.%'`,
          eq(auditEvents.event, 'audit.checkpoint-signed'),
        ),
      ),
    )
    .orderBy(asc(auditEvents.seq))
    .limit(portion);
}

/** A replayed event has its delivery already: it waits again under the same id. */
async function addDeliveries(
  tx: Transaction,
  endpoint: Endpoint,
  events: { seq: number; id: string; event: string }[],
): Promise<void> {
  const { workspaceId, id: endpointId } = endpoint;
  const nextAt = sql`clock_timestamp()`;
  const again = sql`excluded.next_at`;
  await tx
    .insert(eventDeliveries)
    .values(events.map((event) => ({ ...event, workspaceId, endpointId, nextAt })))
    .onConflictDoUpdate({
      target: [eventDeliveries.workspaceId, eventDeliveries.endpointId, eventDeliveries.id],
      set: { state: 'waiting', tries: 0, nextAt: again, createdAt: again, responseCode: null, error: null },
    });
  await removeOld(tx, endpoint);
  await wakeDeliveries(tx, endpoint);
  await announce(tx, { topic: 'settings', workspaceId });
}

async function removeOld(tx: Transaction, { workspaceId, id }: Endpoint): Promise<void> {
  await tx
    .delete(eventDeliveries)
    .where(
      and(
        eq(eventDeliveries.workspaceId, workspaceId),
        eq(eventDeliveries.endpointId, id),
        ne(eventDeliveries.state, 'waiting'),
        lt(eventDeliveries.createdAt, sql`now() - interval '30 days'`),
      ),
    );
}
