import { describe, expect, test } from 'vitest';
import { fold, isFoundIn, searchWords } from './fold';

describe('N08 the folding of searches', () => {
  test.each([
    ['Éric', 'eric'],
    ['Zoe\u0301', 'zoe'],
    ['GONZÁLEZ', 'gonzalez'],
    ['Łukasz Świętek', 'lukasz swietek'],
    ['Søren Kjær', 'soren kjaer'],
    ['Strauß', 'strauss'],
    ['STRAUẞ', 'strauss'],
    ['İlayda Işık', 'ilayda isik'],
    ['Đorđe', 'dorde'],
    ['Þór', 'thor'],
    ['Ὀδυσσεύς', 'οδυσσευσ'],
    ['ﬁona', 'fiona'],
    ['Ｍｉａ', 'mia'],
    ['D’Angelo', "d'angelo"],
    ['Élise\u00a0Roux', 'elise roux'],
    ['Йонна', 'ионна'],
  ])('N08 %s is found by %s', (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  test('N08 Japanese signs that change the sound stay', () => {
    expect(fold('が')).not.toBe(fold('か'));
  });
});

describe('N08 the words of a search', () => {
  test('N08 are found in any order, and each of them is required', () => {
    expect(isFoundIn('gonzalez ada', 'Ada González')).toBe(true);
    expect(isFoundIn('gonzalez ada', 'Ada Lovelace')).toBe(false);
    expect(isFoundIn('', 'Ada')).toBe(true);
  });

  test('N08 are at most six', () => {
    expect(searchWords('a b C d e f g')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(searchWords(' \u0301 ')).toEqual([]);
  });
});
