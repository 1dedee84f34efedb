import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@/lib/platform/log';
import { env } from '@/lib/platform/settings/settings';
import { isStopping, markStopping } from './stopping';

const signals = ['SIGTERM', 'SIGINT'] as const;
type Signal = (typeof signals)[number];

/** In milliseconds: the least time for running requests, however long the jobs took. */
const shortestClosing = 5_000;

interface Work {
  /** Begins nothing further. Resolves when all that had begun has ended. */
  finish: () => Promise<unknown>;
  /** Ends the responses that would keep the server open. */
  close: () => void;
}

/**
 * Lets this process stop in order at SIGTERM and SIGINT (OP2). It is not ready from then on but serves for SHUTDOWN_DELAY, so that load balancers
 * notice; jobs and requests that have begun may end within SHUTDOWN_TIMEOUT. A second signal skips the delay.
 */
export function stopInOrder(work: Work): void {
  // Next closes its server as soon as the signal arrives. Its handlers are called at the end instead.
  const closing = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  const hurry = new AbortController();
  for (const signal of signals) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isStopping()) return hurry.abort();
      markStopping();
      closeConnectionsAfterUse();
      void stop(work, hurry.signal).then(({ leftMs }) => {
        setTimeout(() => process.exit(exitCodeOf(signal)), leftMs).unref();
        for (const close of closing.get(signal) ?? []) close(signal);
      });
    });
  }
}

async function stop({ finish, close }: Work, hurry: AbortSignal): Promise<{ leftMs: number }> {
  const { SHUTDOWN_DELAY, SHUTDOWN_TIMEOUT } = env();
  log.info('stopping');
  const finished = finish();
  await pause(SHUTDOWN_DELAY * 1_000, undefined, { signal: hurry }).catch(() => {});
  const began = performance.now();
  const timer = new AbortController();
  const late = pause(SHUTDOWN_TIMEOUT * 1_000, 'late', { signal: timer.signal }).catch(() => {});
  if ((await Promise.race([finished, late])) === 'late') log.warn('stopping before all jobs have ended');
  timer.abort();
  close();
  return { leftMs: Math.max(shortestClosing, SHUTDOWN_TIMEOUT * 1_000 - (performance.now() - began)) };
}

/** A connection that a client keeps for later requests would otherwise hold the server open. */
function closeConnectionsAfterUse(): void {
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse };
    response.setHeader('connection', 'close');
  });
  subscribe('http.server.response.finish', (message) => {
    const { socket } = message as { socket: Socket };
    setImmediate(() => socket.end());
  });
}

function exitCodeOf(signal: Signal): number {
  return 128 + constants.signals[signal];
}
