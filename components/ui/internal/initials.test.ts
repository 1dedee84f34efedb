import { describe, expect, it } from 'vitest';
import { initials, tintOf } from './initials';

describe('initials', () => {
  it.each([
    ['Inès Kerouédan', 'IK'],
    ['Émile Brossard', 'ÉB'],
    ['Amélie Rousselin-Delacroix', 'AD'],
    ['Lyon – Boutique', 'LB'],
    ['Nicolò Però-D’Alembert', 'ND'],
    ['cher', 'C'],
    ['  ', '?'],
  ])('%s → %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

it('a person always has the same one of the eight tints', () => {
  const ids = Array.from({ length: 400 }, (_, i) => `019abc00-0000-7000-8000-${String(i).padStart(12, '0')}`);
  const tints = new Set(ids.map(tintOf));
  expect([...tints].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(tintOf('a')).toBe(tintOf('a'));
});
