import { expect, test } from 'vitest';
import { ticksUpTo } from './scale';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [40, [0, 10, 20, 30, 40]],
  [41, [0, 20, 40, 60]],
  [1_234, [0, 500, 1_000, 1_500]],
])('the axis up to %d has round ticks', (highest, ticks) => {
  expect(ticksUpTo(highest)).toEqual(ticks);
});

test('every axis covers its highest bar in at most four steps', () => {
  for (let highest = 1; highest < 5_000; highest++) {
    const ticks = ticksUpTo(highest);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});
