import { expect, test } from 'vitest';
import { equalOnce } from './equal-once';

test('equal values become the same object, different ones stay apart', () => {
  const once = equalOnce<{ allowed: boolean }>();
  const first = once({ allowed: true });
  expect(once({ allowed: true })).toBe(first);
  expect(once({ allowed: false })).toEqual({ allowed: false });
});
