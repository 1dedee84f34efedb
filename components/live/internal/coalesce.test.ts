import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a single call runs almost at once', () => {
  const run = vi.fn();
  coalesce(run, 1_000)();
  vi.advanceTimersByTime(30);
  expect(run).toHaveBeenCalledTimes(1);
});

test('a hundred calls in a gap make two runs, and the last call is never lost', () => {
  const run = vi.fn();
  const call = coalesce(run, 1_000);
  for (let n = 0; n < 100; n++) {
    call();
    vi.advanceTimersByTime(9);
  }
  call();
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('after a pause the next call runs almost at once again', () => {
  const run = vi.fn();
  const call = coalesce(run, 1_000);
  call();
  vi.advanceTimersByTime(5_000);
  call();
  vi.advanceTimersByTime(30);
  expect(run).toHaveBeenCalledTimes(2);
});
