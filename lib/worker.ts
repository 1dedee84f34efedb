import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { subscribe } from '@/lib/events/hub';
import { log } from '@/lib/log';
import { sweepExpired } from '@/lib/services/housekeeping/sweep-expired';
import { sweepPresence } from '@/lib/services/presence/sweep';

interface Job {
  name: string;
  everyMs: number;
  run: () => Promise<unknown>;
}

const jobs: readonly Job[] = [
  { name: 'presence', everyMs: 5_000, run: sweepPresence },
  { name: 'housekeeping', everyMs: 10 * 60_000, run: sweepExpired },
];

/**
 * Does what nobody waits for, in every process; each job is safe to run in several at once. Resolves when
 * all of it has come to rest after `stop`.
 */
export async function work(stop: AbortSignal): Promise<void> {
  const mail = new Bell();
  const unsubscribe = subscribe(['worker'], () => mail.ring());
  await Promise.all(jobs.map((job) => repeat(job, job.name === 'mail' ? mail : new Bell(), stop)));
  unsubscribe();
}

async function repeat({ name, everyMs, run }: Job, bell: Bell, stop: AbortSignal): Promise<void> {
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
