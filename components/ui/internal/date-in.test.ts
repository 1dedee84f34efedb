import { expect, test } from 'vitest';
import { type DateKind, dateIn } from './date-in';

test.each<[DateKind, string, string]>([
  ['date', '2026-12-04', '2026-12-04T00:00:00.000Z'],
  ['month', '2028-02', '2028-02-01T00:00:00.000Z'],
  ['datetime-local', '2026-12-04T09:30', '2026-12-04T09:30:00.000Z'],
])('the value of a %s control, %s, is read in UTC', (kind, value, at) => {
  expect(dateIn(kind, value)?.toISOString()).toBe(at);
});

test('an empty or unreadable value is no date', () => {
  expect(dateIn('date', '')).toBeNull();
  expect(dateIn('date', '04/12/2026')).toBeNull();
});

test('a year that is still being typed is no date yet', () => {
  expect(dateIn('date', '0202-12-04')).toBeNull();
});
