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
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const begun = performance.now();
    most = Math.max(most, liveMemory());
    // Looking takes as long as the heap is large: a tenth of the time, whatever else this process has loaded.
    timer = setTimeout(look, 10 * (performance.now() - begun));
  };
  look();
  try {
    const outcome = await work();
    most = Math.max(most, liveMemory());
    return { outcome, heldMiB: (most - before) / 2 ** 20 };
  } finally {
    clearTimeout(timer);
  }
}
