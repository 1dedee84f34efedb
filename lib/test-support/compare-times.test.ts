import { expect, test } from 'vitest';
import { takesLinearTime } from './compare-times';

test('SA12 the comparison of times tells quadratic from linear work', async () => {
  const scan = (size: number) => /[^b]*c/y.test('a'.repeat(size));
  const scanFromEachCharacter = (size: number) => /a+b/.test('a'.repeat(size));
  expect(await takesLinearTime(scan, 1_000_000)).toBe(true);
  expect(await takesLinearTime(scanFromEachCharacter, 20_000)).toBe(false);
});
