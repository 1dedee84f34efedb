import type { Expression } from './expressions';
import { worstInputs } from './worst-input';

/** No text that the console reads at once is longer. */
const length = 2 ** 20;
/** Milliseconds for one pass over it (SA12). */
const most = 50;
const tries = 5;

/**
 * Why an expression takes more than linear time, found by analysis and not by running it; null where it does not.
 * What the analysis cannot judge counts as slow.
 */
export async function superlinear({ location, source, flags }: Expression): Promise<string | null> {
  // Its other backends are programs of their own, which not every system can run.
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  // It counts steps instead of time, so that the verdict is the same on a busy machine.
  const limits = {
    timeout: null,
    attackTimeout: null,
    incubationTimeout: null,
    seedingTimeout: null,
    randomSeed: 1,
  };
  const found = checkSync(source, flags, limits);
  if (found.status === 'safe') return null;
  const why = found.status === 'vulnerable' ? found.complexity.summary : found.error.kind;
  return `${location} /${source}/${flags}: ${why}`;
}

/** The text of 1 MB on which an expression takes too long, and how long; null where there is none. */
export function slow(expression: Expression): string | null {
  // Whatever grows faster than its input fails on the small texts already, and in time.
  for (const size of [length / 64, length]) {
    for (const text of worstInputs(expression, size)) {
      const spent = timeOf(expression, text);
      if (spent <= most) continue;
      const { location, source, flags } = expression;
      const shown = JSON.stringify(`${text.slice(0, 20)}…${text.slice(-5)}`);
      return `${location} /${source}/${flags}: ${Math.round(spent)} ms for ${text.length} characters, ${shown}`;
    }
  }
  return null;
}

/** The processor's time in milliseconds, so that other programs do not count; the least of several tries. */
function timeOf({ source, flags }: Expression, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries && least > most; n++) {
    const expression = new RegExp(source, flags);
    const before = process.cpuUsage();
    // With `g` it goes on after each match, as `replace` and `matchAll` do.
    if (expression.global) text.replace(expression, '');
    else expression.exec(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
