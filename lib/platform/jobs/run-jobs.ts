import 'server-only';
import { ROOT_CONTEXT, type Span, SpanKind } from '@opentelemetry/api';
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { failSpan, inSpan } from '@/db/in-span';
import { type JobKind, outbox } from '@/db/schema/platform/outbox';
import type { Transaction } from '@/db/tenant';
import { log } from '@/lib/platform/log';
import { instruments } from '@/lib/platform/metrics/instruments';

/** The delay is 30 seconds after the first failure and doubles each time; the job is given up after about an hour. */
export const mostTries = 8;
const firstPause = 30;

export type Queued = typeof outbox.$inferSelect;

/**
 * The result of an attempt that did not fail. `obsolete`: the subject of the job is gone, so it is given up.
 * `again`: more work remains, in that many seconds.
 */
export type Outcome = 'done' | 'obsolete' | { again: number };

/** Runs the jobs of some kinds. */
export interface JobHandler {
  kinds: readonly JobKind[];
  /** One attempt; throws where another attempt may succeed. */
  attempt: (queued: Queued) => Promise<Outcome>;
  /** Called after the last attempt, with the reason: `obsolete`, or the code of an error. */
  giveUp?: (queued: Queued, reason: string) => Promise<void>;
  /** How many run at a time in one process; 1 by default. */
  lanes?: number;
  /** Whether jobs can be attempted at present; otherwise they wait. */
  isReady?: () => boolean;
}

/**
 * Runs the due jobs of one handler until none is left. Any number of processes may do so at once: each job is
 * claimed before the attempt, and the job of a process that dies is due again after its delay.
 *
 * @returns how many jobs ended
 */
export async function drain(handler: JobHandler): Promise<number> {
  const lanes = await Promise.all(Array.from({ length: handler.lanes ?? 1 }, () => drainLane(handler)));
  return lanes.reduce((sum, done) => sum + done, 0);
}

async function drainLane(handler: JobHandler): Promise<number> {
  let done = 0;
  if (handler.isReady?.() === false) return done;
  for (let queued = await claim(handler.kinds); queued; queued = await claim(handler.kinds)) {
    if ((await tryOnce(handler, queued)).isDone) done += 1;
  }
  return done;
}

/** Claims the job of these kinds that has been due for longest, for one attempt. */
export async function claim(kinds: readonly JobKind[]): Promise<Queued | undefined> {
  if (kinds.length === 0) return undefined;
  const due = database()
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.sentAt),
        isNull(outbox.failedAt),
        lte(outbox.dueAt, sql`now()`),
        inArray(sql`${outbox.job} ->> 'kind'`, [...kinds]),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [claimed] = await database()
    .update(outbox)
    .set({
      tries: sql`${outbox.tries} + 1`,
      dueAt: sql`now() + make_interval(secs => ${firstPause} * power(2, ${outbox.tries}))`,
    })
    .where(eq(outbox.id, due))
    .returning();
  return claimed;
}

/** The end of an attempt. `retryIn`: the job is due again in that many seconds. */
interface Attempted {
  isDone: boolean;
  retryIn?: number;
}

/** One attempt of a claimed job, with a trace for itself. */
export function tryOnce(handler: JobHandler, queued: Queued): Promise<Attempted> {
  const attributes = { 'latchkey.job.kind': queued.job.kind, 'latchkey.job.tries': queued.tries };
  return inSpan(
    `job ${queued.job.kind}`,
    { kind: SpanKind.CONSUMER, attributes, parent: ROOT_CONTEXT },
    (span) => attemptOnce(handler, queued, span),
  );
}

async function attemptOnce(
  { attempt, giveUp }: JobHandler,
  queued: Queued,
  span: Span | undefined,
): Promise<Attempted> {
  const { id, tries } = queued;
  const count = (outcome: string) => {
    instruments().jobs.inc({ kind: queued.job.kind, outcome });
    span?.setAttribute('latchkey.job.outcome', outcome);
  };
  try {
    const outcome = await attempt(queued);
    if (typeof outcome === 'object') {
      const dueAt = sql`now() + make_interval(secs => ${outcome.again})`;
      await close(id, { dueAt, tries: 0, lastError: null });
      count('again');
      return { isDone: true, retryIn: outcome.again };
    }
    const isDone = outcome === 'done';
    if (!isDone) await giveUp?.(queued, 'obsolete');
    await close(
      id,
      isDone ? { sentAt: sql`now()`, lastError: null } : { failedAt: sql`now()`, lastError: 'obsolete' },
    );
    count(outcome);
    return { isDone };
  } catch (error) {
    const lastError = kindOf(error);
    failSpan(span, error);
    log.warn({ job: queued.job.kind, id, tries, error: lastError }, 'job failed');
    const isLast = tries >= mostTries;
    count(isLast ? 'given-up' : 'failed');
    if (isLast) await giveUp?.(queued, lastError);
    await close(id, { lastError, ...(isLast ? { failedAt: sql`now()` } : {}) });
    return { isDone: false };
  }
}

/**
 * Says within the transaction of the work that the job is done, so that both are committed or neither. For work that
 * would otherwise be visible twice when the process dies between the two (FA1).
 */
export async function finishWithin(tx: Transaction, { id }: Queued): Promise<void> {
  await tx.update(outbox).set({ sentAt: sql`now()`, lastError: null }).where(eq(outbox.id, id));
}

async function close(
  id: string,
  outcome: Parameters<ReturnType<ReturnType<typeof database>['update']>['set']>[0],
) {
  await database().update(outbox).set(outcome).where(eq(outbox.id, id));
}

/** Error codes only: the answers of servers repeat addresses and subjects. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : '';
  return `${code} ${answer}`.trim();
}
