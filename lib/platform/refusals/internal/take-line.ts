const windowLength = 60_000;
/** Lines of a minute, so that a flood of refused requests fills no disk. */
const most = 60;
/** Lines of one asker in a minute, so that one does not hide the others. */
const mostOfOne = 10;

interface Minute {
  began: number;
  lines: number;
  ofAsker: Map<string, number>;
  leftOut: number;
}

const newMinute = (began: number): Minute => ({ began, lines: 0, ofAsker: new Map(), leftOut: 0 });

/** On the global object: Next loads a module once per bundle, and a process has one log. */
const shared = globalThis as typeof globalThis & { latchkeyRefusalLines?: Minute };

/**
 * Takes one of the lines that are left in this minute.
 *
 * @param asker whose refusal it is; empty for strangers, who share their lines
 * @param now in milliseconds
 * @returns how many were left out since the line before; null when none is left
 */
export function takeLine(asker: string, now = Date.now()): number | null {
  let minute = shared.latchkeyRefusalLines;
  if (!minute || Math.abs(now - minute.began) >= windowLength) {
    const leftOut = minute?.leftOut ?? 0;
    minute = { ...newMinute(now), leftOut };
    shared.latchkeyRefusalLines = minute;
  }
  const own = minute.ofAsker.get(asker) ?? 0;
  if (minute.lines >= most || own >= mostOfOne) {
    minute.leftOut += 1;
    return null;
  }
  minute.lines += 1;
  minute.ofAsker.set(asker, own + 1);
  const { leftOut } = minute;
  minute.leftOut = 0;
  return leftOut;
}
