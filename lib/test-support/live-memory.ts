import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * The reachable bytes, after a garbage collection, so that the result does not depend on when the machine
 * collects.
 */
export function liveMemory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * @param work may hold memory while it runs
 * @returns its outcome, and its largest use of memory in MiB, beyond the memory before it
 */
export async function watchMemory<T>(work: () => Promise<T>): Promise<{ outcome: T; heldMiB: number }> {
  const before = liveMemory();
  let most = before;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const begun = performance.now();
    most = Math.max(most, liveMemory());
    // A measurement takes longer the larger the heap is: limited to a tenth of the time.
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
