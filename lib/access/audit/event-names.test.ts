import { expect, test } from 'vitest';
import { eventGroups, eventNames } from './event-names';

test('B10 each event belongs to exactly one group of the filter', () => {
  const words = Object.values(eventGroups).flat();
  expect(new Set(words).size).toBe(words.length);
  expect(eventNames.filter((name) => !words.some((word) => name.startsWith(`${word}.`)))).toEqual([]);
});
