import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are reachable, garbage collected: what a machine lets pile up before it collects does not count. */
export function liveMemory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * @param work what may hold memory while it runs
 * @returns its outcome, and the most MiB that it held at a time beyond what was held before it
 */
export async function watchMemory<T>(work: () => Promise<T>): Promise<{ outcome: T; heldMiB: number }> {
  const before = liveMemory();
  let most = before;
  const look = () => {
    most = Math.max(most, liveMemory());
  };
  const timer = setInterval(look, 100);
  try {
    const outcome = await work();
    look();
    return { outcome, heldMiB: (most - before) / 2 ** 20 };
  } finally {
    clearInterval(timer);
  }
}
