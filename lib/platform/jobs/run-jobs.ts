import 'server-only';
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { type JobKind, outbox } from '@/db/schema/platform/outbox';
import { log } from '@/lib/platform/log';

/** Half a minute after the first failure, then twice as long each time: given up after about an hour. */
export const mostTries = 8;
const firstPause = 30;

export type Queued = typeof outbox.$inferSelect;

/**
 * What came of a try that did not fail. `obsolete`: what it was about is gone, so it is given up. `again`: there is
 * more to do, in so many seconds.
 */
export type Outcome = 'done' | 'obsolete' | { again: number };

/** How jobs of some kinds are done. */
export interface JobHandler {
  kinds: readonly JobKind[];
  /** One try; throws where another may succeed. */
  attempt: (queued: Queued) => Promise<Outcome>;
  /** After the last try, with the reason: `obsolete`, or the code of an error. */
  giveUp?: (queued: Queued, reason: string) => Promise<void>;
  /** How many at a time in one process; 1 where it is left out. */
  lanes?: number;
  /** Whether jobs can be tried at all at present; they wait where not. */
  isReady?: () => boolean;
}

/**
 * Does what is due of one handler's kinds, until nothing is left. Any number of processes may do so at once: each
 * job is claimed before it is tried, and the job of a process that dies is due again after its pause.
 *
 * @returns how many were done
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

/** Takes the job of these kinds that has been due for longest, for one try. */
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

/** One try of a claimed job. `againIn`: it is due again in so many seconds. */
export async function tryOnce(
  { attempt, giveUp }: JobHandler,
  queued: Queued,
): Promise<{ isDone: boolean; retryIn?: number }> {
  const { id, tries } = queued;
  try {
    const outcome = await attempt(queued);
    if (typeof outcome === 'object') {
      const dueAt = sql`now() + make_interval(secs => ${outcome.again})`;
      await close(id, { dueAt, tries: 0, lastError: null });
      return { isDone: true, retryIn: outcome.again };
    }
    const isDone = outcome === 'done';
    if (!isDone) await giveUp?.(queued, 'obsolete');
    await close(
      id,
      isDone ? { sentAt: sql`now()`, lastError: null } : { failedAt: sql`now()`, lastError: 'obsolete' },
    );
    return { isDone };
  } catch (error) {
    const lastError = kindOf(error);
    log.warn({ job: queued.job.kind, id, tries, error: lastError }, 'job failed');
    const isLast = tries >= mostTries;
    if (isLast) await giveUp?.(queued, lastError);
    await close(id, { lastError, ...(isLast ? { failedAt: sql`now()` } : {}) });
    return { isDone: false };
  }
}

async function close(
  id: string,
  outcome: Parameters<ReturnType<ReturnType<typeof database>['update']>['set']>[0],
) {
  await database().update(outbox).set(outcome).where(eq(outbox.id, id));
}

/** Codes only: what servers answer repeats addresses and subjects. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : '';
  return `${code} ${answer}`.trim();
}
