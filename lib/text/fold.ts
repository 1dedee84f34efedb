/** Marks above, below and within letters, and the vowel points of Hebrew and Arabic, which people leave out. */
const marks =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f]/g;

/** Letters that Unicode does not take apart, and signs that are typed in several ways. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ' },
  ...{ '‘': "'", '’': "'", ʼ: "'", ʻ: "'", '‐': '-', '‒': '-', '–': '-', '—': '-' },
};
const letter = /[ßæœþøłđðħŧıς‘’ʼʻ‐‒–—]/g;

/**
 * A text as searches compare it: without case, accents and compatibility forms, so that `Éric` is found by `eric`.
 * The function `fold_text` of the database gives the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(letter, (found) => letters[found] ?? found);
}

/** As many words as a search looks at. */
const mostWords = 6;

/** The folded words of a search, each of which must be found, in any order. */
export function searchWords(typed: string): string[] {
  return typed
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/** Whether a text contains every word of a search. */
export function isFoundIn(typed: string, text: string): boolean {
  const folded = fold(text);
  return searchWords(typed).every((word) => folded.includes(word));
}
