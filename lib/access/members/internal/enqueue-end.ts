import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';

/** Days before the end on which the person, and the member who set the end, are notified. */
export const warningDays = [7, 1] as const;

/**
 * Queues the warnings before an end, and the recording of the ending. Access ends without them; a job of an end that
 * has changed since then does nothing.
 */
export async function enqueueEnd(
  tx: Transaction,
  { workspaceId, memberId, endsAt }: { workspaceId: string; memberId: string; endsAt: Date },
): Promise<void> {
  const job = { kind: 'membership-end', workspaceId, memberId, endsAt: endsAt.toISOString() } as const;
  const end = sql`${endsAt.toISOString()}::timestamptz`;
  const left = await daysUntil(tx, endsAt);
  for (const daysBefore of warningDays.filter((days) => days < left)) {
    await enqueue(tx, { ...job, daysBefore }, sql`${end} - make_interval(days => ${daysBefore})`);
  }
  await enqueue(tx, { ...job, daysBefore: 0 }, end);
}

/** Queues the recording of the end of a temporary change or of a suspension, which ends by itself. */
export async function enqueueRecording(
  tx: Transaction,
  { workspaceId, memberId, endsAt }: { workspaceId: string; memberId: string; endsAt: Date },
): Promise<void> {
  const at = endsAt.toISOString();
  const job = { kind: 'membership-end', workspaceId, memberId, endsAt: at, daysBefore: 0 } as const;
  await enqueue(tx, job, sql`${at}::timestamptz`);
}

async function daysUntil(tx: Transaction, endsAt: Date): Promise<number> {
  const [row] = await tx.execute<{ days: number }>(
    sql`select (extract(epoch from ${endsAt.toISOString()}::timestamptz - now()) / 86400)::float8 as days`,
  );
  return row?.days ?? 0;
}
