import { expect, test } from 'vitest';
import { DuplicateFinder } from './duplicate-finder';

const phone = '+33123456789';
const mia = { name: 'Mia', phone, email: 'mia@example.com' };
const nameless = { name: '', phone, email: null };

function rowsOf(...people: { name: string; phone: string | null; email: string | null }[]) {
  const finder = new DuplicateFinder();
  return people.map((person, at) => {
    const duplicate = finder.of(person);
    finder.remember(duplicate ?? at + 1, person);
    return duplicate;
  });
}

test.each([
  [
    'P32 a different email and a different name mean another person',
    { ...mia, name: 'Tom', email: 'tom@example.com' },
    null,
  ],
  [
    'P32 a different email without a name means another person',
    { ...mia, name: '', email: 'tom@example.com' },
    null,
  ],
  [
    'P32 a different email with the same name means the same person',
    { ...mia, name: 'MIA', email: 'm@example.com' },
    1,
  ],
  [
    'P34 the same email means the same person',
    { name: 'Tom', phone: '+33622222222', email: 'MIA@example.com' },
    1,
  ],
  ['P32 without an email the phone decides', { ...nameless, name: 'Tom' }, 1],
  ['P32 without phone and email a row is another person', { ...nameless, phone: null, name: 'Mia' }, null],
])('%s', (_, second, duplicate) => {
  expect(rowsOf(mia, second)).toEqual([null, duplicate]);
});

test('P32 an email from a later row counts for the person from then on', () => {
  const tom = { ...mia, name: 'Tom', email: 'tom@example.com' };
  expect(rowsOf(nameless, mia, tom, { ...mia, email: null }, { ...tom, phone: null })).toEqual([
    null,
    1,
    null,
    1,
    3,
  ]);
});
