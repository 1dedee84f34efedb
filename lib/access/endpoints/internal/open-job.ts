import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { eventDeliveries, eventEndpoints } from '@/db/schema/access/event-endpoints';
import { outbox } from '@/db/schema/platform/outbox';
import type { Transaction } from '@/db/tenant';
import { wakeWorkers } from '@/lib/platform/jobs/enqueue-job';
import { type Endpoint, isEndpoint } from './require-endpoint';

type Owner = Pick<Endpoint, 'workspaceId' | 'id' | 'jobId'>;

/** The condition for the deliveries of an endpoint that wait. */
export const waitingOf = ({ workspaceId, id }: Pick<Endpoint, 'workspaceId' | 'id'>) =>
  and(
    eq(eventDeliveries.workspaceId, workspaceId),
    eq(eventDeliveries.endpointId, id),
    eq(eventDeliveries.state, 'waiting'),
  );

/**
 * Makes the job of an endpoint due now, or opens one. The caller holds the lock of the endpoint. A job that is running
 * looks for further deliveries under the same lock before it ends, so that it needs no wake.
 */
export async function wakeDeliveries(tx: Transaction, endpoint: Owner): Promise<void> {
  if (endpoint.jobId === null) {
    await openJob(tx, endpoint, sql`now()`);
    return;
  }
  const isAsleep = and(eq(outbox.id, endpoint.jobId), eq(outbox.tries, 0), isNull(outbox.sentAt));
  await tx
    .update(outbox)
    .set({ dueAt: sql`least(${outbox.dueAt}, now())` })
    .where(isAsleep);
  await wakeWorkers(tx, 'endpoint');
}

/**
 * Opens the next job of an endpoint for its earliest delivery, or none if nothing waits. The caller holds the lock of
 * the endpoint and is its present job.
 *
 * @param notBefore a pause for a receiver that cannot be reached
 */
export async function openNextJob(tx: Transaction, endpoint: Owner, notBefore: SQL): Promise<void> {
  const [row] = await tx
    .select({ nextAt: sql<string | null>`min(${eventDeliveries.nextAt})::text` })
    .from(eventDeliveries)
    .where(waitingOf(endpoint));
  if (row?.nextAt) {
    await openJob(tx, endpoint, sql`greatest(${row.nextAt}::timestamptz, ${notBefore})`);
  } else {
    await tx.update(eventEndpoints).set({ jobId: null }).where(isEndpoint(endpoint.workspaceId, endpoint.id));
  }
}

async function openJob(tx: Transaction, { workspaceId, id }: Owner, dueAt: SQL): Promise<void> {
  const jobId = v7();
  const job = { kind: 'endpoint', workspaceId, endpointId: id } as const;
  await tx.insert(outbox).values({ id: jobId, job, recipient: '', dueAt });
  await tx.update(eventEndpoints).set({ jobId }).where(isEndpoint(workspaceId, id));
  await wakeWorkers(tx, 'endpoint');
}
