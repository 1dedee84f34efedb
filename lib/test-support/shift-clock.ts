import { vi } from 'vitest';

/**
 * Runs `work` while the application's clock differs from the database's (FA8). Timers are not affected.
 * @param hours how far it is ahead; negative: behind
 */
export async function withShiftedClock(hours: number, work: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
  try {
    await work();
  } finally {
    vi.useRealTimers();
  }
}
