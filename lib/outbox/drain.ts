import 'server-only';
import { and, asc, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { type JobKind, outbox } from '@/db/schema/outbox';
import { log } from '@/lib/log';

/** Half a minute after the first failure, then twice as long each time: given up after about an hour. */
export const mostTries = 8;
const firstPause = 30;

export type Queued = typeof outbox.$inferSelect;

/**
 * What came of a try that did not fail. `obsolete`: what it was about is gone, so it is given up. `again`: there is
 * more to do, in so many seconds.
 */
export type Outcome = 'done' | 'obsolete' | { again: number };

interface Work {
  name: string;
  kinds: readonly JobKind[];
  /** Which of them, if not all. */
  concerns?: SQL;
  /** One try; throws where another may succeed. */
  attempt: (queued: Queued) => Promise<Outcome>;
  /** After the last one, with what it failed of: `obsolete`, or the code of an error. */
  giveUp?: (queued: Queued, reason: string) => Promise<void>;
  /** How many at a time, where the order does not matter. */
  lanes?: number;
}

/**
 * Does what is due of one kind, until nothing is left. Any number of processes may do so at
 * once: each job is claimed before it is tried, and one whose process dies is due again after its pause.
 *
 * @returns how many were done
 */
export async function drain(work: Work): Promise<number> {
  const lanes = await Promise.all(Array.from({ length: work.lanes ?? 1 }, () => drainLane(work)));
  return lanes.reduce((sum, done) => sum + done, 0);
}

async function drainLane(work: Work): Promise<number> {
  let done = 0;
  for (let queued = await claim(work); queued; queued = await claim(work)) {
    if (await tryOnce(work, queued)) done += 1;
  }
  return done;
}

async function claim({ kinds, concerns }: Work): Promise<Queued | undefined> {
  const due = database()
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.sentAt),
        isNull(outbox.failedAt),
        lte(outbox.dueAt, sql`now()`),
        inArray(sql`${outbox.job} ->> 'kind'`, kinds),
        concerns,
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

async function tryOnce({ name, attempt, giveUp }: Work, queued: Queued): Promise<boolean> {
  const { id, tries } = queued;
  try {
    const outcome = await attempt(queued);
    if (typeof outcome === 'object') {
      const dueAt = sql`now() + make_interval(secs => ${outcome.again})`;
      await close(id, { dueAt, tries: 0, lastError: null });
      return true;
    }
    const isDone = outcome === 'done';
    if (!isDone) await giveUp?.(queued, 'obsolete');
    await close(
      id,
      isDone ? { sentAt: sql`now()`, lastError: null } : { failedAt: sql`now()`, lastError: 'obsolete' },
    );
    return isDone;
  } catch (error) {
    const lastError = kindOf(error);
    log.warn({ job: name, id, tries, error: lastError }, 'not sent');
    const isLast = tries >= mostTries;
    if (isLast) await giveUp?.(queued, lastError);
    await close(id, { lastError, ...(isLast ? { failedAt: sql`now()` } : {}) });
    return false;
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
