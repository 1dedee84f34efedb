import { expect, test } from 'vitest';
import { normalPhone } from './phone';

test.each([
  ['+33 6 12 34 56 78', undefined, '+33612345678'],
  ['0033 612-345-678', undefined, '+33612345678'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['347 123 4541', 'IT', '+393471234541'],
  ['+39 347 123 4541', 'FR', '+393471234541'],
  ['06 12 34 56 78', undefined, '06 12 34 56 78'],
  ['+33 1', undefined, null],
  ['12 34', 'FR', null],
  ['call me', undefined, null],
  ['+999 123456', undefined, null],
  ['=1+1', undefined, null],
] as const)('%s in %s is %s', (typed, country, normal) => {
  expect(normalPhone(typed, country)).toBe(normal);
});
