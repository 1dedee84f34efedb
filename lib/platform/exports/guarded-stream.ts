import 'server-only';
import { Unavailable } from '@/lib/platform/errors';

/** In milliseconds: revoked access ends an open download within five seconds (RV7). */
const checkEveryMs = 2_000;
/** In milliseconds: a download that is not read ends, since it holds a connection and a snapshot. */
const stalledAfterMs = 30_000;

/**
 * A stream that buffers no more than the reader takes, and errors at once when stopped, however slow its reader.
 *
 * @param work writes the file; its signal aborts when the reader disconnects or access ends
 * @param requireAccess throws when the reader may no longer read; it is asked every two seconds
 */
export function guardedStream(
  work: (write: (bytes: Uint8Array) => Promise<void>, signal: AbortSignal) => Promise<void>,
  requireAccess: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  let resume = () => {};
  let readAt = Date.now();
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    stop.signal.addEventListener('abort', () => {
      controller.error(stop.signal.reason);
      resume();
    });
    const watch = setInterval(() => {
      if (Date.now() - readAt > stalledAfterMs) stop.abort(new Unavailable());
      requireAccess().catch((error: unknown) => stop.abort(error));
    }, checkEveryMs);
    const write = async (bytes: Uint8Array) => {
      stop.signal.throwIfAborted();
      controller.enqueue(bytes);
      if ((controller.desiredSize ?? 0) > 0) return;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
      stop.signal.throwIfAborted();
    };
    work(write, stop.signal)
      .then(() => controller.close())
      .catch((error: unknown) => stop.abort(error))
      .finally(() => clearInterval(watch));
  };
  const pull = () => {
    readAt = Date.now();
    resume();
  };
  return new ReadableStream({ start, pull, cancel: (reason) => stop.abort(reason) });
}
