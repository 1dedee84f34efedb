import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { subscribe } from '@/lib/platform/events/event-hub';
import { log } from '@/lib/platform/log';
import { pollMs, recordRound } from './pulse';
import { claim, type JobHandler, type Queued, tryOnce } from './run-jobs';

/** Work that each process repeats by the clock. It must be safe to run in several processes at once. */
export interface Timer {
  name: string;
  everyMs: number;
  run: () => Promise<unknown>;
}

/** Fewer than the connections of the pool, so that requests get theirs. */
const mostAtOnce = 8;

/** Runs jobs and timers until `stop` aborts. Resolves once all of them have ended. */
export async function work(
  { handlers, timers }: { handlers: readonly JobHandler[]; timers: readonly Timer[] },
  stop: AbortSignal,
): Promise<void> {
  await Promise.all([doJobs(handlers, stop), ...timers.map((timer) => repeat(timer, stop))]);
}

/**
 * Claims the job that has been due for longest, over all kinds, and passes it to its handler. A kind whose lanes are
 * full is left out of the claim, so that a slow mail server delays mail alone. One statement asks for all kinds, so that an idle process asks rarely (OP5).
 */
async function doJobs(handlers: readonly JobHandler[], stop: AbortSignal): Promise<void> {
  const bell = new Bell();
  const topics = handlers.flatMap(({ kinds }) => kinds.map((kind) => `jobs:${kind}` as const));
  const unsubscribe = subscribe(topics, () => bell.ring());
  const running = new Map<Promise<void>, JobHandler>();
  const isFree = (handler: JobHandler) =>
    handler.isReady?.() !== false &&
    [...running.values()].filter((busy) => busy === handler).length < (handler.lanes ?? 1);

  const begin = (handler: JobHandler, queued: Queued) => {
    const attempt = tryOnce(handler, queued)
      .then(({ retryIn }) => {
        if (retryIn !== undefined) setTimeout(() => bell.ring(), retryIn * 1_000).unref();
      })
      .catch((error: unknown) => warn(queued.job.kind, error))
      .finally(() => {
        running.delete(attempt);
        bell.ring();
      });
    running.set(attempt, handler);
  };

  while (!stop.aborted) {
    recordRound();
    const free = running.size < mostAtOnce ? handlers.filter(isFree) : [];
    const queued = await claim(free.flatMap(({ kinds }) => kinds)).catch((error: unknown) => {
      // The database is away: the next round tries again (FA4).
      warn('claim', error);
    });
    const handler = queued && free.find(({ kinds }) => kinds.includes(queued.job.kind));
    if (handler) begin(handler, queued);
    else await bell.rung(pollMs, stop);
  }
  unsubscribe();
  await Promise.all(running.keys());
}

async function repeat({ name, everyMs, run }: Timer, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await run().catch((error: unknown) => warn(name, error));
    await pause(everyMs, undefined, { signal: stop }).catch(() => {});
  }
}

function warn(job: string, error: unknown): void {
  log.warn({ job, error: error instanceof Error ? error.name : typeof error }, 'background job failed');
}

/** Ends a wait early. A ring while nothing waits is kept for the next wait. */
class Bell {
  #wake = new AbortController();

  ring(): void {
    this.#wake.abort();
  }

  async rung(atMostMs: number, stop: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([this.#wake.signal, stop]);
    await pause(atMostMs, undefined, { signal }).catch(() => {});
    if (this.#wake.signal.aborted) this.#wake = new AbortController();
  }
}
