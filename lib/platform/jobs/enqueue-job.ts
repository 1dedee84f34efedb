import 'server-only';
import type { SQL } from 'drizzle-orm';
import { inPortions } from '@/db/in-portions';
import { type Job, type JobKind, outbox } from '@/db/schema/platform/outbox';
import { announce, type Transaction } from '@/db/tenant';

/**
 * Puts jobs into the outbox, in the transaction that causes them. A worker of any process claims them after the commit.
 *
 * @param jobs one job, or several
 * @param dueAt earliest time of the first attempt, by the database's clock (FA8); without it, at once
 */
export async function enqueue(tx: Transaction, jobs: Job | readonly Job[], dueAt?: SQL): Promise<void> {
  const all = [jobs].flat();
  const rows = all.map((job) => ({ job, recipient: '', ...(dueAt && { dueAt }) }));
  for (const portion of inPortions(rows)) await tx.insert(outbox).values(portion);
  for (const kind of new Set(all.map((job) => job.kind))) await wakeWorkers(tx, kind);
}

/** Wakes the workers for a kind of job. */
export async function wakeWorkers(tx: Transaction, kind: JobKind): Promise<void> {
  await announce(tx, { topic: 'jobs', kind });
}
