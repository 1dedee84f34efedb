/** Marks above, below and within characters, and the vowel points of Hebrew and Arabic, which people leave out. */
const marks =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f]/g;

/** Characters that Unicode does not decompose, and signs with several spellings. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ' },
  ...{ '‘': "'", '’': "'", ʼ: "'", ʻ: "'", '‐': '-', '‒': '-', '–': '-', '—': '-' },
};
const letter = /[ßæœþøłđðħŧıς‘’ʼʻ‐‒–—]/g;

/**
 * A text as searches compare it: without case, accents and compatibility forms, so that `eric` finds `Éric`. The
 * function `fold_text` of the database gives the same result.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(letter, (match) => letters[match] ?? match);
}

/** The most words that a search uses. */
const mostWords = 6;

/** The folded words of a search. A match contains each of them, in any order. */
export function searchWords(query: string): string[] {
  return query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/** Whether a text contains every word of a search. */
export function isFoundIn(query: string, text: string): boolean {
  const folded = fold(text);
  return searchWords(query).every((word) => folded.includes(word));
}
