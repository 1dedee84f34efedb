/** The parts of a structured value, each without its escapes: `Ker\;om;Zoé` has two. */
export function partsOf(value: string, separator: ';' | ','): string[] {
  const parts = [''];
  for (let at = 0; at < value.length; at++) {
    const letter = value[at] ?? '';
    if (letter === separator) parts.push('');
    else {
      const isEscape = letter === '\\' && at + 1 < value.length;
      if (isEscape) at++;
      parts[parts.length - 1] += isEscape ? meant(value[at] ?? '') : letter;
    }
  }
  return parts.map((part) => part.trim());
}

/** A value that is one text. */
export function textOf(value: string): string {
  return value.replace(/\\(.)/gs, (_, letter: string) => meant(letter)).trim();
}

/** What may be escaped; a backslash before anything else is one, as in a path. */
function meant(letter: string): string {
  if (letter === 'n' || letter === 'N') return '\n';
  return /[\\,;:]/.test(letter) ? letter : `\\${letter}`;
}

/** A number or address, also where it is written as an address of the web: `tel:+39-06-…;ext=1`, `mailto:…`. */
export function addressOf(value: string): string {
  const text = textOf(value);
  const uri = /^(?:tel|mailto|sms):([^;?]*)/i.exec(text)?.[1];
  return uri === undefined ? text : uri.trim();
}
