import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { endOfLog } from './end-of-log';

/** A server that answers. */
export interface Launched {
  child: ChildProcess;
  /** Settles when it has ended for any reason. */
  ended: Promise<void>;
}

interface Supervision {
  first: Launched;
  launchAgain: () => Promise<Launched>;
  end: (server: Launched) => Promise<void>;
  /** Seconds before each new start in a row. */
  pauses: readonly number[];
  logPath: string;
}

interface Supervised {
  pid: () => number;
  /** Settles when the server has ended for good. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

/** In milliseconds: a server that ran for this long has recovered, and the pauses begin anew. */
const recoveredAfter = 120_000;

/** Starts a server again that ends unasked, until it is stopped or has ended too often in a row. Prints why. */
export function supervise({ first, launchAgain, end, pauses, logPath }: Supervision): Supervised {
  const stopping = new AbortController();
  let current = first;
  let launching: Promise<unknown> | undefined;

  const tryAgain = async (after: number): Promise<boolean> => {
    console.error(`The embedded PostgreSQL ended (${reasonOf(current)}). It is started again in ${after} s.`);
    await pause(after * 1_000, undefined, { signal: stopping.signal }).catch(() => {});
    if (stopping.signal.aborted) return false;
    const launched = launchAgain();
    launching = launched.catch(() => {});
    try {
      current = await launched;
      return true;
    } catch {
      return false;
    }
  };

  const watch = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const began = performance.now();
      await current.ended;
      if (performance.now() - began > recoveredAfter) failures = 0;
      let isUp = false;
      while (!isUp && !stopping.signal.aborted) {
        const after = pauses[failures++];
        if (after === undefined) return console.error(await givenUp(logPath));
        isUp = await tryAgain(after);
      }
    }
  };

  const ended = watch();
  return {
    pid: () => current.child.pid ?? 0,
    ended,
    async stop() {
      stopping.abort();
      await launching;
      await end(current);
      await ended;
    },
  };
}

const reasonOf = ({ child }: Launched) => child.signalCode ?? `code ${child.exitCode}`;

async function givenUp(logPath: string): Promise<string> {
  return [
    'The embedded PostgreSQL keeps ending and is not started again. The end of its log:',
    await endOfLog(logPath),
    `Look for a full disk or too little memory (${logPath} has the rest), then start again: npm start. Nothing that was saved is lost.`,
  ].join('\n');
}
