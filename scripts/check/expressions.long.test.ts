import { describe, expect, test } from 'vitest';
import { type Expression, expressionsIn } from './expressions';
import { slow, superlinear } from './slow-expressions';
import { sourceFiles } from './source';

/** The code that runs in the server and in the browser. */
const sources = /^(?!.*\/test-support\/)(?:(?:app|components|db|lib)\/.*|[^/]*)(?<!\.test|\.config)\.tsx?$/;

const found = sourceFiles(sources).map(expressionsIn);
const expressions = [
  ...new Map(
    found.flatMap((file) => file.expressions).map((each) => [`/${each.source}/${each.flags}`, each]),
  ).values(),
];

const present = <T>(values: (T | null)[]) => values.filter((value) => value !== null);

describe('the expressions of the sources', () => {
  test('SA12 are all readable by the check', () => {
    expect(expressions.length).toBeGreaterThan(100);
    expect(found.flatMap((file) => file.unreadable)).toEqual([]);
  });

  test('SA12 take no more than linear time, by analysis', async () => {
    expect(present(await Promise.all(expressions.map(superlinear)))).toEqual([]);
  });

  test('SA12 take less than 50 ms for 1 MB of their worst input', () => {
    expect(present(expressions.map(slow))).toEqual([]);
  });
});

describe('the search for expressions', () => {
  const read = (text: string) => {
    const { expressions, unreadable } = expressionsIn({ path: 'lib/x.tsx', text });
    return [
      ...expressions.map(({ location, source, flags }) => `${location} /${source}/${flags}`),
      ...unreadable,
    ];
  };

  test.each([
    ['<p title={text.replace(/a+/giu, "b")} />', 'lib/x.tsx:1 /a+/giu'],
    ["\nconst digits = new RegExp('\\\\d+', 'g');", 'lib/x.tsx:2 /\\d+/g'],
    ['RegExp(`^a`)', 'lib/x.tsx:1 /^a/'],
    ['z.regexes.ipv4.test(text)', '25[0-5]'],
    ['z.iso.date()', '-02-29'],
    ['z.iso.datetime()', 'T'],
    ['z.uuid()', '-[1-8][0-9a-fA-F]{3}-'],
    ['z.email().max(254)', '@'],
  ])('SA12 finds that of %j', (text, expected) => {
    expect(read(text)).toEqual([expect.stringContaining(expected)]);
  });

  test.each(['new RegExp(word)', 'new RegExp(`^$' + '{word}`)', "RegExp('a', flags)", 'new RegExp(...all)'])(
    'SA12 refuses %j, which only exists at run time',
    (text) => {
      expect(read(text)).toEqual(['lib/x.tsx:1']);
    },
  );

  test('SA12 is not misled by texts and comments', () => {
    expect(read('// /a+/\nconst text = "/b+/"; const half = a / b / c;')).toEqual([]);
  });
});

/** All of these except the textbook examples were once in the sources. */
const bad: RegExp[] = [
  /"(?:[^"\\]|\\.)*"|[[\]{}]/g,
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^[. ]+|[. ]+$/g,
  /\bVersion\/[\d.]+.*\bSafari\//,
  /:\/\/|@|\p{L}{2,}:|[\p{L}\p{N}-]\.\p{L}{2,}/u,
  /\+[^@]*@/,
  /^-+|-+$/g,
  /^(?:a|a|b)+$/,
  /^(?:\w+\s?)+$/,
  /\s+$/,
];

describe('the search for slow expressions', () => {
  const as = ({ source, flags }: RegExp): Expression => ({ location: 'lib/x.ts:1', source, flags });

  test.each(bad)('SA12 finds %s by analysis', async (expression) => {
    expect(await superlinear(as(expression))).toContain('lib/x.ts:1');
  });

  test.each(bad.filter(({ source }) => !source.startsWith('^(?:')))(
    'SA12 finds %s by its worst input',
    (expression) => {
      expect(slow(as(expression))).toContain('lib/x.ts:1');
    },
  );
});
