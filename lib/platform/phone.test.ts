import { expect, test } from 'vitest';
import { isServiceCode, normalPhone, phoneOf } from './phone';

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
  ['+1 425 555 0100 ext. 123', undefined, '+14255550100'],
  ['+12135550100x12', undefined, '+12135550100'],
  ['tel:+1-213-555-0100;ext=12', undefined, '+12135550100'],
  ['+33 1 23 45 67 89 poste 12', undefined, '+33123456789'],
  ['\u202a+33 6 12 34 56 78\u202c', undefined, '+33612345678'],
  ['+33\xa06\u202f12\u202f34\u202f56\u202f78', undefined, '+33612345678'],
  ['06\u201112\u201134\u201156\u201178', 'FR', '+33612345678'],
  ['06\u202f12\u202f34\u202f56\u202f78', 'FR', '+33612345678'],
  ['06\u202f12\u202f34\u202f56\u202f78', undefined, '06 12 34 56 78'],
  ['+39 02 1234–5678', undefined, '+390212345678'],
  ['＋３３６１２３４５６７８', undefined, '+33612345678'],
  ['+٩٧١ ٥٠ ١٢٣ ٤٥٦٧', undefined, '+971501234567'],
  ['+९१ ९८७६५ ४३२१०', undefined, '+919876543210'],
  ['="0612345678"', 'FR', '+33612345678'],
  ["'+33612345678", undefined, '+33612345678'],
  ['33612345678.0', 'FR', '+33612345678'],
  ['3.3612345678E+10', 'FR', '+33612345678'],
  ['3.36123E+10', 'FR', null],
  ['06 12 34 56 78 / 07 11 22 33 44', 'FR', '+33612345678'],
  ['06 12 34 56 78; 07 11 22 33 44', 'FR', '+33612345678'],
  ['+33612345678 +33711223344', undefined, '+33612345678'],
  ['call me or +33612345678', undefined, '+33612345678'],
  ['030/901820', 'DE', '+4930901820'],
  ['(+33) 6 12 34 56 78', undefined, '+33612345678'],
  ['+44 (0)20 7946 0018', undefined, '+442079460018'],
  ['00 39 347 1234541', undefined, '+393471234541'],
  ['Mobile: 06 12 34 56 78', 'FR', '+33612345678'],
  ['1-800-FLOWERS', 'US', '+18003569377'],
  ['06 12 CALL ME', 'FR', null],
  ['3615', undefined, null],
  ['12/05/1990', undefined, null],
  ['*86', undefined, null],
] as const)('%s in %s is %s', (typed, country, normal) => {
  expect(normalPhone(typed, country)).toBe(normal);
});

test.each(['', ' ', 'N/A', 'n.a.', '-', '?', 'aucun', 'nessuno', 'keine', 'ninguno', '0', '#N/A'])(
  'P21 a cell with %j is empty',
  (cell) => {
    expect(phoneOf(cell)).toBeUndefined();
  },
);

test('P28 V22 a cell with words, too few digits or a service code holds no valid number', () => {
  expect(['call me', '3615', '*86', 'x'.repeat(10_000)].map((cell) => phoneOf(cell))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(['*86', '#31#', '+33612345678'].map(isServiceCode)).toEqual([true, true, false]);
});
