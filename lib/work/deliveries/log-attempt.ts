import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { deliveryAttempts } from '@/db/schema/work/delivery-attempts';
import { announce, inTenant } from '@/db/tenant';

/** One try to deliver something to a channel or an integration. */
export interface Attempt {
  workspaceId: string;
  /** The channel or integration. */
  recordId: string;
  jobId: string;
  about: string;
  attempt: number;
}

export type AttemptOutcome = Pick<
  typeof deliveryAttempts.$inferInsert,
  'outcome' | 'responseCode' | 'error' | 'milliseconds'
>;

/** Logs a try, without content, and removes tries of that record that are older than 30 days. */
export async function logAttempt(
  { workspaceId, recordId, jobId, about, attempt }: Attempt,
  outcome: AttemptOutcome,
): Promise<void> {
  await inTenant({ workspaceId }, async (tx) => {
    await tx
      .delete(deliveryAttempts)
      .where(
        and(
          eq(deliveryAttempts.workspaceId, workspaceId),
          eq(deliveryAttempts.recordId, recordId),
          lt(deliveryAttempts.at, sql`now() - interval '30 days'`),
        ),
      );
    await tx
      .insert(deliveryAttempts)
      .values({ workspaceId, recordId, jobId, about, attempt, at: sql`clock_timestamp()`, ...outcome });
    await announce(tx, { topic: 'settings', workspaceId });
  });
}
