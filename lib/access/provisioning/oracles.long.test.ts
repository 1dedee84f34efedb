import { expect, test } from 'vitest';
import { matchesOfRandomFilters } from './test-support/random-filters';
import { outcomesOfRandomPatches } from './test-support/random-patches';

test('B13 RFC 7644 3.4.2.2: 100,000 random filters decide as another implementation does', () => {
  expect(matchesOfRandomFilters(100_000)).toBeGreaterThan(50_000);
});

test('B13 RFC 7644 3.5.2: 100,000 random PATCHes change what another implementation changes', () => {
  const { changed, refused } = outcomesOfRandomPatches(100_000);
  expect(changed).toBeGreaterThan(50_000);
  expect(refused).toBeGreaterThan(5000);
});
