import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activeSpans, isWithin, leavesGap, type Term } from './active-spans';

const seed = 20_261_129;
/** Moments of a small clock, so that bounds often coincide. */
const moment = fc.integer({ min: 0, max: 12 });
const term: fc.Arbitrary<Term> = fc.record({
  status: fc.constantFrom('invited', 'active', 'suspended', 'left'),
  suspendedUntil: fc.option(moment),
  startsAt: fc.option(moment),
  endsAt: fc.option(moment),
});

/** The second interpreter: it asks each fact at one moment, and knows no spans. */
function isActive({ status, suspendedUntil, startsAt, endsAt }: Term, now: number): boolean {
  if (status === 'left' || status === 'invited') return false;
  if (endsAt !== null && now >= endsAt) return false;
  if (startsAt !== null && now < startsAt) return false;
  return status === 'active' || (suspendedUntil !== null && now >= suspendedUntil);
}

describe(`status and dates over time (seed ${seed})`, () => {
  test('B4 B5 the spans of a membership agree with the second interpreter at every moment', () => {
    fc.assert(
      fc.property(term, moment, (given, now) => {
        expect(isWithin(activeSpans(given), now)).toBe(isActive(given, now));
      }),
      { seed, numRuns: 5000 },
    );
  });

  test('R2 B5 for random sets of dates the check of future holders agrees with brute force', () => {
    let gaps = 0;
    fc.assert(
      fc.property(term, term, fc.array(term, { maxLength: 5 }), moment, (old, changed, others, now) => {
        const found = leavesGap(now, {
          before: activeSpans(old),
          after: activeSpans(changed),
          others: others.flatMap(activeSpans),
        });
        // The clock stops after its last moment.
        const later = Array.from({ length: 20 - now }, (_, step) => now + step);
        const expected = later.some(
          (at) => isActive(old, at) && ![changed, ...others].some((each) => isActive(each, at)),
        );
        expect(found).toBe(expected);
        if (found) gaps += 1;
      }),
      { seed, numRuns: 5000 },
    );
    expect(gaps).toBeGreaterThan(100);
  });
});
