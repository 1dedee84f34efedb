/** A folded text, with the source position of each of its UTF-16 units. */
export interface FoldedText {
  text: string;
  /** The beginning and end of each unit in the source. */
  from: number[];
  to: number[];
}

/**
 * Folds a text so that every spelling of an address reads alike: compatibility forms (full-width, mathematical) become
 * plain, case is lowered, digits of every script become ASCII; accents and invisible characters are dropped.
 */
export function foldText(source: string): FoldedText {
  const folded: FoldedText = { text: '', from: [], to: [] };
  const parts: string[] = [];
  let at = 0;
  for (const character of source) {
    const end = at + character.length;
    const plain = foldCharacter(character);
    for (let index = 0; index < plain.length; index++) {
      folded.from.push(at);
      folded.to.push(end);
    }
    // An accent or an invisible character belongs to the character before it.
    if (plain === '' && folded.to.length > 0) folded.to[folded.to.length - 1] = end;
    parts.push(plain);
    at = end;
  }
  folded.text = parts.join('');
  return folded;
}

function foldCharacter(character: string): string {
  if (character < '\x7f') return character.toLowerCase();
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '');
  return plain.replace(/\p{Nd}/gu, asciiDigit);
}

/** Unicode puts the ten digits of a script one after the other, from a code point that ends in 0 or in 6. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const last = point % 16;
  const startsAtZero = /\p{Nd}/u.test(String.fromCodePoint(point - last));
  return String(startsAtZero ? last : last - 6);
}
