import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { Cover } from './tell';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Queues what is due at the start of a cover, one day before its end, and at its end. The cover begins and ends without
 * it; a job of a start or end that has changed since then does nothing.
 */
export async function enqueueCover(tx: Transaction, cover: Cover): Promise<void> {
  const { workspaceId, id: coverId, startsAt, endsAt, startToldAt } = cover;
  const [start, end] = [startsAt.toISOString(), endsAt.toISOString()];
  const job = { kind: 'cover', workspaceId, coverId } as const;
  if (startToldAt === null)
    await enqueue(tx, { ...job, phase: 'start', at: start }, sql`${start}::timestamptz`);
  // A shorter cover is not announced to end on the day on which it begins.
  if (endsAt.getTime() - startsAt.getTime() > dayMs) {
    const due = sql`${end}::timestamptz - interval '1 day'`;
    await enqueue(tx, { ...job, phase: 'warning', at: end }, due);
  }
  await enqueue(tx, { ...job, phase: 'end', at: end }, sql`${end}::timestamptz`);
}
