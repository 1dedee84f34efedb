/** A span of time in milliseconds: from its beginning, up to but without its end. */
export interface Span {
  from: number;
  to: number;
}

/** The facts of a membership that decide when it is active. Times in milliseconds. */
export interface Term {
  status: 'invited' | 'active' | 'suspended' | 'left';
  /** The end of a suspension; null: until they are reinstated. */
  suspendedUntil: number | null;
  startsAt: number | null;
  endsAt: number | null;
}

/** The spans in which a membership is active, as long as it is not changed: at most one, and it can be empty. */
export function activeSpans({ status, suspendedUntil, startsAt, endsAt }: Term): Span[] {
  if (status !== 'active' && status !== 'suspended') return [];
  const resumes =
    status === 'active' ? Number.NEGATIVE_INFINITY : (suspendedUntil ?? Number.POSITIVE_INFINITY);
  const from = Math.max(resumes, startsAt ?? Number.NEGATIVE_INFINITY);
  const to = endsAt ?? Number.POSITIVE_INFINITY;
  return [{ from, to }];
}

/**
 * Whether a change of one membership leaves a moment, now or later, without any active holder that it has today: a
 * moment of `before` that is neither in `after` nor covered by `others` (R2). Spans change at their bounds only, so
 * those are the moments to look at.
 */
export function leavesGap(
  now: number,
  { before, after, others }: { before: readonly Span[]; after: readonly Span[]; others: readonly Span[] },
): boolean {
  const bounds = [...before, ...after, ...others].flatMap(({ from, to }) => [from, to]);
  const moments = [now, ...bounds.filter((bound) => bound > now && Number.isFinite(bound))];
  const kept = [...after, ...others];
  return moments.some((moment) => isWithin(before, moment) && !isWithin(kept, moment));
}

/** Whether some span holds a moment. */
export function isWithin(spans: readonly Span[], moment: number): boolean {
  return spans.some(({ from, to }) => from <= moment && moment < to);
}
