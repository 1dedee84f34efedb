const shortestWaitMs = 30;

/**
 * Gathers calls: the first runs almost at once, whatever comes within `gapMs` of it becomes one more run at the end of
 * the gap. A busy workspace then costs each open page one refresh a gap, whatever happens in it.
 */
export function coalesce(run: () => void, gapMs: number): () => void {
  let isWaiting = false;
  let ranAt = Number.NEGATIVE_INFINITY;
  const now = () => {
    isWaiting = false;
    ranAt = Date.now();
    run();
  };
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(now, Math.max(shortestWaitMs, ranAt + gapMs - Date.now()));
  };
}
