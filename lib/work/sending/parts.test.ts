import { expect, test } from 'vitest';
import { smsParts } from './parts';

test.each([
  ['', 1],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['ê'.repeat(70), 1],
  ['ê'.repeat(71), 2],
  ['🙂'.repeat(35), 1],
  ['🙂'.repeat(36), 2],
])('%.12s… travels in %i parts', (text, parts) => {
  expect(smsParts(text)).toBe(parts);
});
