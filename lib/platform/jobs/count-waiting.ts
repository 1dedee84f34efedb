import 'server-only';
import { sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { outbox } from '@/db/schema/platform/outbox';

/** The jobs of one kind that are due and not yet claimed. */
export interface WaitingJobs {
  kind: string;
  count: number;
  /** Seconds since the oldest of them became due. */
  oldestAge: number;
}

/** The due jobs of all processes by kind, by the database's clock (FA8). */
export async function countWaiting(): Promise<WaitingJobs[]> {
  const rows = await database().execute<{ kind: string; count: number; oldestAge: number }>(sql`
    select job->>'kind' as kind, count(*)::int as count,
      extract(epoch from now() - min(due_at))::float as "oldestAge"
    from ${outbox}
    where sent_at is null and failed_at is null and due_at <= now()
    group by 1`);
  return [...rows];
}
