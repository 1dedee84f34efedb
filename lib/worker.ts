import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobKind } from '@/db/schema/outbox';
import { subscribe } from '@/lib/events/hub';
import { log } from '@/lib/log';

/** Work that a process does beside requests. It is safe to run in several processes at once. */
export interface Job {
  name: string;
  everyMs: number;
  /** Jobs of the outbox that it does: they are announced, and need not wait for its time. */
  kinds?: readonly JobKind[];
  run: () => Promise<unknown>;
}

/** Repeats jobs until `stop` aborts. Resolves once all of them have ended. */
export async function work(jobs: readonly Job[], stop: AbortSignal): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(job, stop)));
}

async function repeat({ name, everyMs, kinds = [], run }: Job, stop: AbortSignal): Promise<void> {
  const bell = new Bell();
  const unsubscribe = subscribe(
    kinds.map((kind) => `jobs:${kind}` as const),
    () => bell.ring(),
  );
  while (!stop.aborted) {
    try {
      await run();
    } catch (error) {
      // The database or the mail server is away: the next round tries again (FA4, FA6).
      log.warn(
        { job: name, error: error instanceof Error ? error.name : typeof error },
        'background job failed',
      );
    }
    await bell.rung(everyMs, stop);
  }
  unsubscribe();
}

/** Cuts a wait short. A ring while nobody waits is kept for the next wait. */
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
