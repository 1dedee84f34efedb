import 'server-only';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { eventDeliveries, eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { EndpointJob } from '@/db/schema/platform/endpoint-jobs';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import type { Outcome } from '@/lib/platform/jobs/run-jobs';
import { type Delivery, type Post, post, preparePost } from './deliver';
import { openNextJob, waitingOf } from './open-job';
import { recordTry } from './record-try';
import { type Endpoint, isEndpoint } from './require-endpoint';

/** With the longest post of ten seconds, a run ends before another process may claim its job again (30 s). */
const longestRunMs = 12_000;
/** For a receiver that gives no answer, so that it takes a lane now and then only. */
const unreachablePause = sql`now() + interval '30 seconds'`;

interface Next {
  endpoint: Endpoint;
  delivery: Delivery;
  prepared: Post | null;
}

/**
 * Delivers what is due for an endpoint, one after the other: first tries in the order of the trail, and each failed
 * one again after its own pause. Only the present job of the endpoint does so.
 */
export async function deliverDue({ workspaceId, endpointId }: EndpointJob, jobId: string): Promise<Outcome> {
  const endsAt = performance.now() + longestRunMs;
  for (;;) {
    const next = await inTenant({ workspaceId }, (tx) =>
      takeNext(tx, { workspaceId, id: endpointId }, jobId),
    );
    if (!next) return 'done';
    const result = await post(next.prepared);
    await recordTry(next, result);
    if (result.responseCode === null || performance.now() > endsAt) {
      await pauseRun(next.endpoint, jobId, result.responseCode === null);
      return 'done';
    }
  }
}

/** The next delivery, counted as tried; null when the run has ended. A process that dies leaves it due. */
async function takeNext(
  tx: Transaction,
  of: { workspaceId: string; id: string },
  jobId: string,
): Promise<Next | null> {
  const endpoint = await lockPresent(tx, of, jobId);
  if (!endpoint) return null;
  const [due] = await tx
    .select()
    .from(eventDeliveries)
    .where(and(waitingOf(endpoint), lte(eventDeliveries.nextAt, sql`now()`)))
    .orderBy(asc(eventDeliveries.nextAt), asc(eventDeliveries.seq))
    .limit(1);
  if (!due) {
    await openNextJob(tx, endpoint, sql`now()`);
    return null;
  }
  const [delivery = due] = await tx
    .update(eventDeliveries)
    .set({ tries: sql`${eventDeliveries.tries} + 1`, triedAt: sql`now()` })
    .where(and(waitingOf(endpoint), eq(eventDeliveries.id, due.id)))
    .returning();
  return { endpoint, delivery, prepared: await preparePost(tx, endpoint, delivery) };
}

/** The endpoint, locked, if this is its present job and it is on; its trail can be read from then on. */
async function lockPresent(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
  jobId: string,
): Promise<Endpoint | null> {
  const [endpoint] = await tx.select().from(eventEndpoints).where(isEndpoint(workspaceId, id)).for('update');
  if (endpoint?.jobId !== jobId) return null;
  if (!endpoint.isOn) {
    await tx.update(eventEndpoints).set({ jobId: null }).where(isEndpoint(workspaceId, id));
    return null;
  }
  await enter(tx, { workspaceId, organisationId: endpoint.organisationId });
  return endpoint;
}

async function pauseRun(endpoint: Endpoint, jobId: string, isUnreachable: boolean): Promise<void> {
  await inTenant({ workspaceId: endpoint.workspaceId }, async (tx) => {
    const present = await lockPresent(tx, endpoint, jobId);
    if (present) await openNextJob(tx, present, isUnreachable ? unreachablePause : sql`now()`);
  });
}
