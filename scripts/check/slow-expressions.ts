import type { Expression } from './expressions';
import { worstInputs } from './worst-input';

/** The console reads no longer text at once, in UTF-16 units. */
const length = 2 ** 20;
/** Maximum milliseconds for one pass over it (SA12), on a machine that needs one for the reference. */
const mostOnReference = 50;
let most: number | undefined;
const tries = 5;
const reference: Expression = { location: '', source: '[^b]*c', flags: 'y' };

/**
 * Analyses an expression without running it and returns the reason why it takes more than linear time; null if it
 * does not. An expression that the analysis cannot classify counts as slow.
 */
export async function superlinear({ location, source, flags }: Expression): Promise<string | null> {
  // Its other backends are native programs, which not every system can run.
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  // It counts steps instead of time, so that the result does not depend on the load of the machine.
  const limits = {
    timeout: null,
    attackTimeout: null,
    incubationTimeout: null,
    seedingTimeout: null,
    randomSeed: 1,
  };
  // The automaton is exact, and quicker than the search by chance, which alone reads references and some assertions.
  const exact = checkSync(source, flags, { ...limits, checker: 'automaton' });
  const found = exact.status === 'unknown' ? checkSync(source, flags, limits) : exact;
  if (found.status === 'safe') return null;
  const why = found.status === 'vulnerable' ? found.complexity.summary : found.error.kind;
  return `${location} /${source}/${flags}: ${why}`;
}

/** Returns the text on which an expression takes too long, and the time; null if there is none of up to 1 MB. */
export function slow(expression: Expression): string | null {
  most ??= mostOnReference * Math.max(1, timeOf(reference, 'a'.repeat(length), 0));
  // In steps, so that quadratic time is seen before it takes seconds.
  for (const part of [64, 32]) {
    const found = slowOn(expression, length / part, most);
    if (found) return found;
  }
  // All texts repeat a part of at most a few hundred characters, so that superlinear time shows on a sixteenth of
  // 1 MB. Only expressions that take more than half of their share of the time there are measured on all of it.
  if (!slowOn(expression, length / 16, most / 32)) return null;
  for (const part of [16, 8, 4, 2, 1]) {
    const found = slowOn(expression, length / part, most);
    if (found) return found;
  }
  return null;
}

/** Returns the first of the worst texts of this size on which an expression takes more milliseconds. */
function slowOn(expression: Expression, size: number, milliseconds: number): string | null {
  for (const text of worstInputs(expression, size)) {
    const spent = timeOf(expression, text, milliseconds);
    if (spent <= milliseconds) continue;
    const { location, source, flags } = expression;
    const shown = JSON.stringify(`${text.slice(0, 20)}…${text.slice(-5)}`);
    return `${location} /${source}/${flags}: ${Math.round(spent)} ms for ${text.length} characters, ${shown}`;
  }
  return null;
}

/**
 * CPU time in milliseconds, so that other programs do not count; the minimum of several runs, up to the first one
 * that is short enough, or far too long.
 */
function timeOf({ source, flags }: Expression, text: string, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries && least > enough && (n === 0 || least < 4 * enough); n++) {
    const expression = new RegExp(source, flags);
    const before = process.cpuUsage();
    // With `g` it continues after each match, as `replace` and `matchAll` do.
    if (expression.global) text.replace(expression, '');
    else expression.exec(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
