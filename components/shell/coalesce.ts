const shortestWaitMs = 30;

/**
 * Gathers calls: the first runs almost at once, whatever comes within `gapMs` of it becomes one more run at the end of
 * the gap. A busy workspace then costs each open page one refresh a gap, whatever happens in it.
 */
export function coalesce(run: () => void, gapMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ranAt = Number.NEGATIVE_INFINITY;
  return () => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        ranAt = Date.now();
        run();
      },
      Math.max(shortestWaitMs, ranAt + gapMs - Date.now()),
    );
  };
}
