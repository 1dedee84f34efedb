import 'server-only';

/** In milliseconds. Polling finds jobs that became due by time, or whose announcement was lost. */
export const pollMs = 5_000;

/** On the global object: Next loads a module once per bundle, and each process has one worker. */
const shared = globalThis as typeof globalThis & { latchkeyLastRound?: number };

/** Called by the worker whenever it looks for jobs. */
export function recordRound(): void {
  shared.latchkeyLastRound = performance.now();
}

/** Whether the worker of this process looks for jobs: it hangs when it missed several rounds. */
export function isWorking(): boolean {
  const { latchkeyLastRound } = shared;
  return latchkeyLastRound !== undefined && performance.now() - latchkeyLastRound < 4 * pollMs;
}
