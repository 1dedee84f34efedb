const shortestWaitMs = 30;

/**
 * Throttles calls: the first runs almost at once; all calls within `gapMs` after it are combined into one run at the
 * end of the gap. A busy workspace therefore costs each open page at most one refresh per gap.
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
