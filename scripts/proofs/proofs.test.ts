import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentPages, type Proved, prove } from './pages';
import { idsIn, linked, rulesOf } from './rules';

const { proved, pages } = await currentPages();

describe('the proofs of the rules', () => {
  test('every rule has a test that names it', () => {
    expect(proved.length).toBeGreaterThan(150);
    expect(proved.filter(({ tests }) => tests.size === 0).map(({ id }) => id)).toEqual([]);
  });

  test('every rule has a service that names it', () => {
    expect(proved.filter(({ services }) => services.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('every rule that a page shows has a browser test', () => {
    const seen = proved.filter(({ id, shown }) => /^(?:[RB]|S[0-4]\.)\d/.test(id) && shown.length > 0);
    const inBrowser = ({ tests }: Proved) => [...tests.keys()].some((path) => path.startsWith('e2e/'));
    expect(seen.filter((rule) => !inBrowser(rule)).map(({ id }) => id)).toEqual([]);
  });

  test.each([...pages.keys()])('%s is what `npm run proofs` writes', (path) => {
    expect(readFileSync(path, 'utf8')).toBe(pages.get(path));
  });
});

describe('how proofs are found', () => {
  const rules = rulesOf(
    '- S1.9, [S1.10](proofs/a.md#s110) Some\n  sentence.\n- no rule\n## Not built yet\n- B1 why',
  );

  test('an item states a rule for each id that it begins with', () => {
    const sentence = 'Some sentence.';
    expect(rules).toEqual([
      { id: 'S1.9', sentence },
      { id: 'S1.10', sentence },
    ]);
  });

  test('ranges are spelled out', () => {
    expect(idsIn('S2.9–S2.11 and R4')).toEqual(['S2.9', 'S2.10', 'S2.11', 'R4']);
  });

  test('comments of services and pages count, other code and test files do not', () => {
    const code = [
      { path: 'lib/a.ts', text: '/** Lists them (S1.9). */ const a = "S1.10";' },
      { path: 'app/page.tsx', text: '// Shows S1.9' },
      { path: 'app/actions.ts', text: '// Posts S1.10' },
      { path: 'lib/a.test.ts', text: '// S1.9' },
    ];
    expect(prove(rules, code, [])).toMatchObject([
      { id: 'S1.9', services: ['lib/a.ts'], shown: ['app/page.tsx'] },
      { id: 'S1.10', services: ['app/actions.ts'], shown: [] },
    ]);
  });

  test('a test title counts once, and so does the title of a group', () => {
    const tests = [
      { path: 'a.test.ts', titles: ['S1.9 group', 'S1.9 one'] },
      { path: 'a.test.ts', titles: ['S1.9 group', 'S1.10 two'] },
    ];
    const [nine, ten] = prove(rules, [], tests);
    expect(nine?.tests).toEqual(new Map([['a.test.ts', ['S1.9 group', 'S1.9 one']]]));
    expect(ten?.tests).toEqual(new Map([['a.test.ts', ['S1.10 two']]]));
  });

  test('ids become links to their sections, once only', () => {
    const page = '- S1.9 one\n';
    expect(linked(page)).toBe('- [S1.9](proofs/team-inbox.md#s19) one\n');
    expect(linked(linked(page))).toBe(linked(page));
  });
});
