import { describe, expect, test } from 'vitest';
import { routePatterns } from './route-pattern';

const patternOf = routePatterns([
  '/',
  '/sign-in',
  '/api/v1/[...path]',
  '/api/v1/openapi.json',
  '/w/[workspace]',
  '/w/[workspace]/(.)contacts/new',
  '/w/[workspace]/contacts',
  '/w/[workspace]/contacts/[contact]',
  '/w/[workspace]/[collection]',
]);

describe('the pattern of a path', () => {
  test.each([
    ['/', '/'],
    ['/sign-in', '/sign-in'],
    ['/sign-in/', '/sign-in'],
    ['/w/corvane', '/w/[workspace]'],
    ['/w/corvane/contacts', '/w/[workspace]/contacts'],
    ['/w/corvane/contacts/0190a0a0', '/w/[workspace]/contacts/[contact]'],
    ['/w/corvane/campaigns', '/w/[workspace]/[collection]'],
    ['/api/v1/openapi.json', '/api/v1/openapi.json'],
    ['/api/v1/members/olga@corvane.example', '/api/v1/[...path]'],
    ['/_next/static/chunks/a1b2.js', '/_next/static'],
  ])('OP3 of %s is %s', (path, pattern) => {
    expect(patternOf(path)).toBe(pattern);
  });

  test.each(['/olga@corvane.example', '/w/corvane/contacts/a/b', '/w//contacts', '/api/v1', ''])(
    'OP3 of a path that no route has holds nothing of it: %s',
    (path) => {
      expect(patternOf(path)).toBe('none');
    },
  );
});
