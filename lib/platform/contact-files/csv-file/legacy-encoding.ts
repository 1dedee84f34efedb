const candidates = ['windows-1252', 'macintosh'] as const;
const enough = 64 * 1024;

/**
 * Detects the Western European encoding whose result looks like words: lower case inside words, capitals at
 * their beginning.
 */
export function legacyEncoding(bytes: Uint8Array): (typeof candidates)[number] {
  const scores = candidates.map((name) => plausibility(decodeAs(name, bytes.subarray(0, enough))));
  return (scores[1] ?? 0) > (scores[0] ?? 0) ? 'macintosh' : 'windows-1252';
}

/**
 * Decodes bytes in an encoding. It decodes in stream mode, because in one call some versions of Node treat
 * Windows-1252 and its aliases as Latin-1, and turn its quotes and ligatures into control characters
 * (nodejs/node#56542).
 * @throws RangeError for an unknown encoding
 */
export function decodeAs(encoding: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

function plausibility(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character < '\x80') continue;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    const isWithin = isSmall(before) || isCapital(before);
    if (isSmall(character)) score++;
    else if (isCapital(character)) score += isSmall(before) || (isWithin && isSmall(after)) ? -1 : 1;
    else if (isWithin && character !== '’') score--;
  }
  return score;
}

const isSmall = (character: string) => /[a-zß-öø-ÿœšž]/.test(character);
const isCapital = (character: string) => /[A-ZÀ-ÖØ-ÞŒŠŽŸ]/.test(character);
