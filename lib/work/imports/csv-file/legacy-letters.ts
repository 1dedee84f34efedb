const candidates = ['windows-1252', 'macintosh'] as const;
const enough = 64 * 1024;

/** Which of the encodings of Western Europe gives words: letters within words, capitals at their beginning. */
export function legacyOf(bytes: Uint8Array): (typeof candidates)[number] {
  const scores = candidates.map((name) => plausibility(decodeAs(name, bytes.subarray(0, enough))));
  return (scores[1] ?? 0) > (scores[0] ?? 0) ? 'macintosh' : 'windows-1252';
}

/**
 * Bytes as letters of an encoding. Decoded as a stream: at once, some versions of Node take Windows-1252 and all of its other names for
 * Latin-1, and make controls of its quotes and ligatures (nodejs/node#56542).
 *
 * @throws RangeError for an encoding that is not known
 */
export function decodeAs(encoding: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

function plausibility(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter < '\x80') continue;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    const isWithin = isSmall(before) || isCapital(before);
    if (isSmall(letter)) score++;
    else if (isCapital(letter)) score += isSmall(before) || (isWithin && isSmall(after)) ? -1 : 1;
    else if (isWithin && letter !== '’') score--;
  }
  return score;
}

const isSmall = (letter: string) => /[a-zß-öø-ÿœšž]/.test(letter);
const isCapital = (letter: string) => /[A-ZÀ-ÖØ-ÞŒŠŽŸ]/.test(letter);
