import 'server-only';
import type { SQL } from 'drizzle-orm';
import { inPortions } from '@/db/in-portions';
import { type Job, type JobKind, outbox } from '@/db/schema/platform/outbox';
import { announce, type Transaction } from '@/db/tenant';

/**
 * Has something done outside, from the transaction that causes it: some process's worker takes it up once that commits.
 *
 * @param jobs one, or several at once
 * @param dueAt before which none is tried, by the database's clock (FA8); without it, at once
 */
export async function enqueue(tx: Transaction, jobs: Job | readonly Job[], dueAt?: SQL): Promise<void> {
  const all = [jobs].flat();
  const rows = all.map((job) => ({ job, recipient: '', ...(dueAt && { dueAt }) }));
  for (const portion of inPortions(rows)) await tx.insert(outbox).values(portion);
  for (const kind of new Set(all.map((job) => job.kind))) await wakeWorkers(tx, kind);
}

/** Has workers look at once for jobs of a kind. */
export async function wakeWorkers(tx: Transaction, kind: JobKind): Promise<void> {
  await announce(tx, { topic: 'jobs', kind });
}
