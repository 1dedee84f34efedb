import fc from 'fast-check';
import { filter as oracleFilter, parse as oracleParse } from 'scim2-parse-filter';
import { expect } from 'vitest';
import { matches } from '../filter/matches';
import { parseFilter } from '../filter/parse-filter';

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

/**
 * Expects that random filters choose the same of random resources as `scim2-parse-filter` does.
 *
 * @param numRuns how many filters
 * @returns how many resources matched: without matches the comparison would say nothing
 */
export function matchesOfRandomFilters(numRuns: number): number {
  let matched = 0;
  fc.assert(
    fc.property(expression, fc.array(resource, { minLength: 1, maxLength: 4 }), (filter, resources) => {
      const tree = parseFilter(filter);
      const found = resources.filter((each) => matches(tree, each));
      matched += found.length;
      expect(found, filter).toEqual(resources.filter(oracleFilter(oracleParse(filter))));
    }),
    { numRuns, seed: 20_260_112 },
  );
  return matched;
}
