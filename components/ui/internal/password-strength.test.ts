import { expect, it } from 'vitest';
import { passwordStrength } from './password-strength';

it.each([
  ['', 0],
  ['short', 1],
  ['aaaaaaaaaaaaaaaa', 1],
  ['abcdefghijklmnop', 1],
  ['corvane2026x', 2],
  ['long enough words', 3],
  ['correct horse battery staple', 4],
])('%j fills %i of four bars', (password, bars) => {
  expect(passwordStrength(password)).toBe(bars);
});
