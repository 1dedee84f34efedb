import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentProofs } from './current';
import { idsOf, proofsOf, proofsPage } from './proofs';

describe('the proofs of the rules', () => {
  const { wanted, proofs, page } = currentProofs();

  test('every rule has a test that names it', () => {
    expect(wanted.length).toBeGreaterThan(150);
    expect(wanted.filter((id) => !proofs.has(id))).toEqual([]);
  });

  test('docs/proofs.md is what `npm run proofs` writes', () => {
    expect(readFileSync('docs/proofs.md', 'utf8')).toBe(page);
  });
});

describe('how proofs are found', () => {
  const file = (text: string) => [{ path: 'a.test.ts', text }];

  test('in titles of every kind, ranges spelled out, and nowhere else', () => {
    const text = `// S1.1
      test('S1.28 revoking Ana', …); it.each(rows)("R4 %s", …); describe(\`S2.9–S2.11 what brings \${what}\`, …)`;
    expect([...proofsOf(file(text)).keys()].sort()).toEqual(['R4', 'S1.28', 'S2.10', 'S2.11', 'S2.9']);
  });

  test('ids stand in the order of their numbers, and a rule without a test has an empty row', () => {
    const wanted = idsOf('- S1.10 b\n- S1.9 a');
    expect(wanted).toEqual(['S1.9', 'S1.10']);
    expect(proofsPage(wanted, new Map())).toContain('| S1.9 |  |');
  });
});
