import { describe, expect, test } from 'vitest';
import { matchesOfRandomFilters } from '../test-support/random-filters';
import { InvalidFilter } from './filter';
import { matches } from './matches';
import { parseFilter } from './parse-filter';

describe('SCIM filters', () => {
  test('B13 RFC 7644 3.4.2.2: thousands of random filters decide as another implementation does', () => {
    expect(matchesOfRandomFilters(3000)).toBeGreaterThan(1500);
  });

  const ana = {
    id: 'A1',
    userName: 'Ana@Example.com',
    active: true,
    emails: [
      { type: 'work', value: 'ana@example.com' },
      { type: 'home', value: 'ana@home.example' },
    ],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' },
  };

  test.each([
    ['userName eq "ana@example.COM"', true],
    ['id eq "a1"', false],
    ['active eq "True"', true],
    ['active eq True', true],
    ['emails[type eq "work"].value eq "ana@example.com"', true],
    ['emails[type eq "work"].value eq "ana@home.example"', false],
    ['emails[type eq "work" and value ew "home.example"]', false],
    ['emails co "home"', true],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "sales"', true],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ana"', true],
    ['title eq null', true],
    ['userName ne null', true],
    ['not (title pr) and userName pr', true],
    ['title pr or title pr and userName pr', false],
    ['userName pr or title pr and title pr', true],
    ['userName gt 3', false],
  ])('B13 RFC 7644 3.4.2.2: %s is %s', (filter, expected) => {
    expect(matches(parseFilter(filter), ana)).toBe(expected);
  });

  test.each([
    '',
    'userName',
    'userName eq',
    'userName is "x"',
    'userName eq "x',
    'userName eq x',
    'active gt true',
    'emails[primary co false]',
    'userName eq "x" and',
    '(userName pr',
    'userName pr)',
    'emails[type pr',
    'not userName pr',
    '"x" eq userName',
    'a..b pr',
    '1a pr',
    'userName eq "\\q"',
    `${'('.repeat(40)}a pr${')'.repeat(40)}`,
    `userName eq "${'x'.repeat(5000)}"`,
  ])('SC1 RFC 7644 3.12: the text "%.40s" is no filter', (filter) => {
    expect(() => parseFilter(filter)).toThrow(InvalidFilter);
  });
});
