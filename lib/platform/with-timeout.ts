import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';

/** No answer came in time. */
export class Silent extends Error {
  override readonly name = 'Silent';
}

/**
 * Waits for `work` at most so many milliseconds. The work itself is not stopped.
 *
 * @throws Silent after that time; the error of `work` before
 */
export async function withTimeout<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
  const timer = new AbortController();
  const late = pause(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new Silent();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}
