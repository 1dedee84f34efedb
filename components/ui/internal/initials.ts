/** The initials of a name: of its first and its last word. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s–—-]+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return [first, last].map(firstLetter).join('').toLocaleUpperCase() || '?';
}

function firstLetter(word: string): string {
  return /\p{L}|\p{N}/u.exec(word.normalize('NFC'))?.[0] ?? '';
}

/** One of the eight avatar tints, always the same for one key. */
export function tintOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return ((hash >>> 0) % 8) + 1;
}
