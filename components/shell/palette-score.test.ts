import { expect, test } from 'vitest';
import { paletteScore } from './palette-score';

test('what begins so comes before what contains it, and that before the section; letters here and there are nothing', () => {
  const scores = ['Équipes', 'Mes équipes', 'Coéquipier'].map((label) => paletteScore('equip', label));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(3);
  expect(paletteScore('perso', 'Profil', 'Personnel')).toBeGreaterThan(0);
  expect(paletteScore('ana', 'Channels', 'Workspace settings')).toBe(0);
});
