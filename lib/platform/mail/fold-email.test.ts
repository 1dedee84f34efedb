import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSameEmail } from './fold-email';

describe('two addresses', () => {
  test.each([
    ['Ana.Ruiz@Example.COM', 'ana.ruiz@example.com'],
    ['ANA+K@example.com', 'ana+k@example.com'],
  ])('AU12 %s and %s are equal in any case', (one, other) => {
    expect(isSameEmail(one, other)).toBe(true);
  });

  test.each([
    ['KELVIN SIGN', '\u212aate@example.com', 'kate@example.com'],
    ['İ', '\u0130da@example.com', 'ida@example.com'],
    ['İ, its dot apart', '\u0130da@example.com', 'i\u0307da@example.com'],
    ['ſ', '\u017fam@example.com', 'sam@example.com'],
    ['Cyrillic', '\u0430na@example.com', 'ana@example.com'],
    ['full width', '\uff41na@example.com', 'ana@example.com'],
  ])('AU12 differ by a look-alike character: %s', (_, foreign, plain) => {
    expect(isSameEmail(foreign, plain)).toBe(false);
  });
});

/** Code that folds differently and decides no identity: masks, rows of files against contacts, card files, texts to erase. */
const elsewhere = [
  'scripts/erase/',
  'lib/access/masking/',
  'lib/policy/',
  'lib/platform/contact-files/',
  'lib/work/imports/',
];
/** The definitions: here, and as the columns `email_key`. */
const definitions = ['lib/platform/mail/fold-email.ts', 'db/schema/'];

test('AU12 addresses are compared by this function alone, and in SQL by the equivalent column', () => {
  const folding = /\.to(?:Locale)?(?:Lower|Upper)Case\(|\blower\(|\bupper\(|\bilike\b|localeCompare/i;
  const speaksOfEmail = /e-?mail|address|mailbox|identifier/i;
  const isSearch = /\blike lower\(/;
  const sources = ['app', 'components', 'db', 'lib', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/test-support\//.test(path))
      .filter((path) => ![...elsewhere, ...definitions].some((start) => path.startsWith(start))),
  );
  const found = sources.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => folding.test(line) && speaksOfEmail.test(line) && !isSearch.test(line))
      .filter((line) => !/^\s*(?:\*|\/\/)/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
