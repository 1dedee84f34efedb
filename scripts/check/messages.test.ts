import { describe, expect, test } from 'vitest';
import { argumentsOf, compare, notFormatted, textsIn } from './messages';
import { sourceFiles } from './source';

const texts = textsIn('en');
const languages = [
  ['French', textsIn('fr')],
  ['Italian', textsIn('it')],
] as const;

describe('the messages', () => {
  test.each(languages)('%s has the same keys as English', (_, translated) => {
    expect([...translated.keys()].sort()).toEqual([...texts.keys()].sort());
  });

  test.each(languages)('%s has the same arguments as English', (_, translated) => {
    const differing = [...texts].flatMap(([key, text]) => {
      const [here, there] = [argumentsOf(text).join(), argumentsOf(translated.get(key) ?? '').join()];
      return here === there ? [] : [`${key}: ${here} | ${there}`];
    });
    expect(differing).toEqual([]);
  });

  test.each([['English', texts] as const, ...languages])(
    '%s uses only features of the formatter in the build',
    (_, all) => {
      const ignored = [...all].flatMap(([key, text]) => notFormatted(text).map((part) => `${key}: ${part}`));
      expect(ignored).toEqual([]);
    },
  );

  test.each([['English', texts] as const, ...languages])('%s has no empty message', (_, all) => {
    expect([...all].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test.each([['English', texts] as const, ...languages])('%s is sorted by key', (_, all) => {
    const paths = [...all.keys()].map((key) => key.split('.'));
    const ordered = [...paths].sort(byName);
    expect(paths).toEqual(ordered);
  });

  test('every message is used, and every used message exists', () => {
    const files = sourceFiles(/^(?:app|components|lib)\/.*(?<!\.test)\.tsx?$/);
    expect(compare(files, [...texts.keys()])).toEqual([]);
  });
});

/** Sorts level by level, like the nesting of the files. */
function byName(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  const [here = '', there = ''] = [one[at], other[at]];
  return here < there ? -1 : Number(here > there);
}

describe('the comparison of messages and source', () => {
  const file = (text: string) => [{ path: 'app/page.tsx', text }];

  test('finds a missing message and its use', () => {
    const source = "const t = useTranslations('users');\nt('gone');";
    expect(compare(file(source), [])).toEqual(['app/page.tsx:2 there is no text users.gone']);
  });

  test('finds an unused message', () => {
    expect(compare(file(''), ['users.title'])).toEqual(['unused: users.title']);
  });

  test('counts keys built from data as used', () => {
    const source = [
      "const t = await getTranslations({ locale, namespace: 'roles' });\nt(`$",
      '{id}.name`);',
    ].join('');
    expect(compare(file(source), ['roles.owner.name', 'roles.agent.name'])).toEqual([]);
  });

  test('reads both branches of a conditional, but not its condition', () => {
    const source = "const t = useTranslations('a');\nt(kind === 'x' ? 'one' : 'two', { n: 1 });";
    expect(compare(file(source), ['a.one', 'a.two'])).toEqual([]);
  });

  test('takes a key from data for any key of its namespace that the source names', () => {
    const source = "const t = useTranslations('errors');\nt(reason);\nthrow new Invalid({ email: 'taken' });";
    expect(compare(file(source), ['errors.taken', 'errors.gone'])).toEqual(['unused: errors.gone']);
  });

  test('recognises full keys passed as data', () => {
    const source = ['const label = `features.$', '{id}.label`;'].join('');
    expect(compare(file(source), ['features.users.label'])).toEqual([]);
  });

  test('finds features that the formatter of the build ignores, nested ones too', () => {
    expect(
      notFormatted('{n, plural, offset:1 other {{at, time, short}, {at, time, ::Hmm}, {n, number}}}'),
    ).toEqual(['offset 1', 'style short']);
  });

  test('finds the arguments of a message, nested ones too', () => {
    expect(argumentsOf('{n, plural, one {<b>{who}</b>} other {#}}')).toEqual([
      'tag b',
      'value n',
      'value who',
    ]);
  });
});
