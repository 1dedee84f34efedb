import 'server-only';
import { and, eq, lt, or, sql } from 'drizzle-orm';
import { deliveryAttempts } from '@/db/schema/work/delivery-attempts';
import { announce, inTenant, type Transaction } from '@/db/tenant';

/** One try to deliver something to a channel or an integration, or one post from a channel's system. */
export interface Attempt {
  workspaceId: string;
  /** The channel or integration. */
  recordId: string;
  direction?: 'in' | 'out';
  jobId: string;
  about: string;
  attempt: number;
}

export type AttemptOutcome = Pick<
  typeof deliveryAttempts.$inferInsert,
  'outcome' | 'responseCode' | 'error' | 'milliseconds'
>;

/** The received posts that the log of one channel keeps. */
export const mostReceived = 200;

/** Logs a try, without content, and removes old tries of that record. */
export async function logAttempt(attempt: Attempt, outcome: AttemptOutcome): Promise<void> {
  await inTenant({ workspaceId: attempt.workspaceId }, (tx) => logAttemptWithin(tx, attempt, outcome));
}

/** The same within a transaction of the workspace. */
export async function logAttemptWithin(
  tx: Transaction,
  { workspaceId, recordId, direction = 'out', jobId, about, attempt }: Attempt,
  outcome: AttemptOutcome,
): Promise<void> {
  await tx.insert(deliveryAttempts).values({
    ...{ workspaceId, recordId, direction, jobId, about, attempt, at: sql`clock_timestamp()` },
    ...outcome,
  });
  await removeOld(tx, { workspaceId, recordId });
  await announce(tx, { topic: 'settings', workspaceId });
}

/** Strangers who know a channel's address can add received posts, so their number is limited too. */
async function removeOld(
  tx: Transaction,
  { workspaceId, recordId }: Pick<Attempt, 'workspaceId' | 'recordId'>,
): Promise<void> {
  const ofRecord = and(
    eq(deliveryAttempts.workspaceId, workspaceId),
    eq(deliveryAttempts.recordId, recordId),
  );
  const received = and(ofRecord, eq(deliveryAttempts.direction, 'in'));
  const lastKept = sql`(select ${deliveryAttempts.at} from ${deliveryAttempts} where ${received}
    order by ${deliveryAttempts.at} desc offset ${mostReceived - 1} limit 1)`;
  await tx
    .delete(deliveryAttempts)
    .where(
      and(
        ofRecord,
        or(
          lt(deliveryAttempts.at, sql`now() - interval '30 days'`),
          and(eq(deliveryAttempts.direction, 'in'), lt(deliveryAttempts.at, lastKept)),
        ),
      ),
    );
}
