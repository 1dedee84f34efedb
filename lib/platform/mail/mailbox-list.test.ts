import { expect, test } from 'vitest';
import { takesLinearTime } from '@/lib/test-support/compare-times';
import { firstAddress, mailboxesIn, OptionalContactEmail } from './mailbox-list';

test.each([
  ['Zoé Kéro <zoe@example.com>; "Ort, Mia" <mia@example.com>', ['zoe@example.com', 'mia@example.com']],
  ['Ort, Mia <mia@example.com>; Tom <tom@example.com>', ['mia@example.com', 'tom@example.com']],
  ['Mia <mia@example.com>, Tom <tom@example.com>', ['mia@example.com', 'tom@example.com']],
  [
    'mia@example.com\r\ntom@example.com\tzoe@example.com',
    ['mia@example.com', 'tom@example.com', 'zoe@example.com'],
  ],
  ['5" Pipe <mia@example.com>; tom@example.com', ['mia@example.com', 'tom@example.com']],
  ['“mia@example.com”, ‹x›, mailto:tom@example.com.', ['mia@example.com', '‹x›', 'tom@example.com']],
  ['\u202amia@example.com\u202c;\u00a0<tom@example.com>', ['mia@example.com', 'tom@example.com']],
  ['nobody, mia@example.com', ['nobody', 'mia@example.com']],
  ['', []],
])('A06 %j contains the addresses %j', (text, addresses) => {
  expect(mailboxesIn(text)).toEqual(addresses);
});

test.each([
  [
    'Name,Email\r\n"Kéro, Zoé",zoe@example.com\r\nMia,mia@example.com',
    ['zoe@example.com', 'mia@example.com'],
  ],
  ['zoe@example.com;Zoé;Lyon\nmia@example.com;Mia;', ['zoe@example.com', 'mia@example.com']],
  ['Zoé\tzoe@example.com\nMia\tnonsense\nTom\ttom@x', ['zoe@example.com', 'Mia\tnonsense', 'tom@x']],
  ['nobody,\nmia@example.com,\ntom@example.com,', ['nobody', 'mia@example.com', 'tom@example.com']],
  ['nobody, tom\nmia@example.com, zoe', ['nobody', 'tom', 'mia@example.com', 'zoe']],
])('B12 the table %j has the addresses %j', (text, addresses) => {
  expect(mailboxesIn(text)).toEqual(addresses);
});

test.each([
  ['Mia Ort <mia@example.com>', 'mia@example.com'],
  ['<mia@example.com>', 'mia@example.com'],
  ['mia@example.com,', 'mia@example.com'],
  ['mia@example.com (work)', 'mia@example.com'],
  ['old; mia@example.com ::: tom@example.com', 'mia@example.com'],
  ['zoé@example.com', null],
  ['mia [at] example.com', null],
  ['', undefined],
  ['n/a', undefined],
  ['#N/A', undefined],
  ['--', undefined],
  ['néant', undefined],
])('E01 E03 E13 E14 E15 the cell %j has the address %j', (cell, address) => {
  expect(firstAddress(cell)).toBe(address);
});

test('A06 a contact’s form accepts one address with its name, and refuses two', () => {
  expect(OptionalContactEmail.parse(' Mia Ort <mia@bücher.example> ')).toBe('mia@xn--bcher-kva.example');
  expect(OptionalContactEmail.parse('  ')).toBe('');
  for (const typed of ['mia@example.com, tom@example.com', 'mia', 'a@example.com\r\nBcc: b@example.com'])
    expect(OptionalContactEmail.safeParse(typed).error?.issues).toMatchObject([{ message: 'bad-email' }]);
});

test('SA8 SA12 a list of the worst characters is parsed in linear time', async () => {
  for (const worst of ['<', '"', '",', '"\\', ',', ' ', '.', '<@', 'a@', '\u200b']) {
    const parse = (size: number) => mailboxesIn(worst.repeat(size / worst.length));
    expect(await takesLinearTime(parse, 1_000_000), worst).toBe(true);
  }
});
