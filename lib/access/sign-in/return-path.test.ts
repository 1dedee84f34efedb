import { expect, test } from 'vitest';
import { returnPath } from './return-path';

const origin = 'https://latchkey.example';

test.each([
  ['/w/lyon/contacts?q=a#top', '/w/lyon/contacts?q=a#top'],
  [`${origin}/w/lyon`, '/w/lyon'],
  ['/', '/'],
])('%s leads to %s', (asked, path) => {
  expect(returnPath(asked, origin)).toBe(path);
});

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/x\\..\\..//evil.example',
  'https://evil.example/',
  'https://latchkey.example.evil.example/',
  'https://latchkey.example@evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  '%',
  'w/lyon',
  '',
  `/${'x'.repeat(3000)}`,
  undefined,
  ['/w/lyon'],
])('AU10 %j leads to the front page', (asked) => {
  expect(returnPath(asked, origin)).toBe('/');
});

test('AU10 an invalid % stays a path of this console', () => {
  expect(new URL(returnPath('/%E0%A4%A', origin), origin).origin).toBe(origin);
});
