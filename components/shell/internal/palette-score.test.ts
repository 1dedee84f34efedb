import { expect, test } from 'vitest';
import { paletteScore } from './palette-score';

test('a word that begins with the query ranks before one that contains it, and both before the section; scattered characters do not match', () => {
  const scores = ['Équipes', 'Mes équipes', 'Coéquipier'].map((label) => paletteScore('equip', label));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(3);
  expect(paletteScore('perso', 'Profil', 'Personnel')).toBeGreaterThan(0);
  expect(paletteScore('ana', 'Channels', 'Workspace settings')).toBe(0);
});
