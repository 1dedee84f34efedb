const rounds = 10;
/** Differences of shorter times are noise. */
const noiseMs = 1;

/** Returns milliseconds. */
type Clock = () => number;

const wallClock: Clock = () => performance.now();

/** Time of this process alone: a short run is rarely interrupted by other programs, a long one always is. */
const processClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function timeOf(work: () => unknown, clock: Clock): Promise<number> {
  const begun = clock();
  await work();
  return clock() - begun;
}

/**
 * Measures how many times as long one piece of work takes as another, so that a test of costs does not depend on the
 * speed of the machine. Both run in turn, because other programs use the machine too; the least time of each counts.
 *
 * A reference shorter than a millisecond counts as one.
 *
 * @param enough stops measuring once the quotient is not more than this, or clearly more
 * @param clock wall time by default, for work that other programs do
 * @returns the quotient of the least times
 */
export async function compareTimes(
  work: () => unknown,
  reference: () => unknown,
  enough: number,
  clock = wallClock,
): Promise<number> {
  // Code runs slower the first time, which would excuse slow work.
  await reference();
  let [least, leastOfReference] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let n = 0; n < rounds; n++) {
    leastOfReference = Math.max(noiseMs, Math.min(leastOfReference, await timeOf(reference, clock)));
    least = Math.min(least, await timeOf(work, clock));
    const most = enough * leastOfReference;
    if (least <= most || (n > 2 && least > 3 * most)) break;
  }
  return least / leastOfReference;
}

/** Sixteen times as much input takes 16 times as long in linear time, and 256 times in quadratic time. */
const [times, linear] = [16, 64];

/**
 * Returns whether the time of the work is linear in the size of its input (SA12): whether an input of the given size
 * takes at most 64 times as long as a sixteenth of it.
 */
export async function takesLinearTime(work: (size: number) => unknown, size: number): Promise<boolean> {
  const whole = () => work(size);
  const part = () => work(size / times);
  return (await compareTimes(whole, part, linear, processClock)) <= linear;
}
