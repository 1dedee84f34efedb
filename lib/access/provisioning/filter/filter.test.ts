import fc from 'fast-check';
import { filter as oracleFilter, parse as oracleParse } from 'scim2-parse-filter';
import { describe, expect, test } from 'vitest';
import { InvalidFilter } from './filter';
import { matches } from './matches';
import { parseFilter } from './parse-filter';

const texts = ['ana', 'ben', 'bena', 'a b', 'q"uote', 'é', 'x-1'] as const;
const text = fc.constantFrom(...texts);
const resource = fc.record({
  userName: text,
  title: text,
  age: fc.nat(6),
  active: fc.boolean(),
  name: fc.record({ givenName: text, familyName: text }),
  // One element: the other implementation does not keep elements apart.
  emails: fc.array(fc.record({ type: fc.constantFrom('work', 'home'), value: text }), {
    minLength: 1,
    maxLength: 1,
  }),
});

const quoted = (value: unknown) => JSON.stringify(value);
const single = fc.constantFrom('userName', 'TITLE', 'name.givenName', 'Name.FamilyName');
const anyCase = (op: string) => fc.constantFrom(op, op.toUpperCase());
const operator = (...ops: string[]) => fc.constantFrom(...ops).chain(anyCase);
const blank = fc.constantFrom(' ', '  ');

const comparison = fc.oneof(
  fc.tuple(single, operator('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'), text.map(quoted)),
  fc.tuple(fc.constant('emails.value'), operator('eq', 'co', 'sw', 'ew'), text.map(quoted)),
  fc.tuple(fc.constant('age'), operator('eq', 'ne', 'gt', 'ge', 'lt', 'le'), fc.nat(6).map(quoted)),
  fc.tuple(fc.constant('active'), operator('eq', 'ne'), fc.boolean().map(quoted)),
  fc.tuple(fc.constantFrom('userName', 'nickName', 'emails.value', 'missing.sub'), operator('pr')),
);
const attribute = fc.tuple(comparison, blank).map(([parts, space]) => parts.join(space));
const element = fc
  .tuple(
    fc.constantFrom('type', 'value'),
    operator('eq', 'ne', 'co', 'sw'),
    fc.oneof(text, fc.constant('work')).map(quoted),
  )
  .map((parts) => parts.join(' '));

const expression = fc.letrec<{ filter: string; inner: string }>((tie) => ({
  inner: fc.oneof(
    { maxDepth: 2 },
    element,
    fc.tuple(tie('inner'), operator('and', 'or'), tie('inner')).map((parts) => parts.join(' ')),
    tie('inner').map((inner) => `not (${inner})`),
  ),
  filter: fc.oneof(
    { maxDepth: 4 },
    attribute,
    tie('inner').map((inner) => `emails[${inner}]`),
    fc.tuple(tie('filter'), operator('and', 'or'), tie('filter')).map((parts) => parts.join(' ')),
    fc.tuple(operator('not'), tie('filter')).map(([not, filter]) => `${not} (${filter})`),
    tie('filter').map((filter) => `(${filter})`),
  ),
})).filter;

describe('SCIM filters', () => {
  test('B13 RFC 7644 3.4.2.2: 10,000 random filters decide as another implementation does', () => {
    let matched = 0;
    fc.assert(
      fc.property(expression, fc.array(resource, { minLength: 1, maxLength: 4 }), (filter, resources) => {
        const tree = parseFilter(filter);
        const found = resources.filter((each) => matches(tree, each));
        matched += found.length;
        expect(found, filter).toEqual(resources.filter(oracleFilter(oracleParse(filter))));
      }),
      { numRuns: 10_000, seed: 20_260_112 },
    );
    expect(matched).toBeGreaterThan(5000);
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
