import { InvalidFilter } from './filter';

export interface Token {
  kind: 'word' | 'text' | 'mark';
  /** The word or mark as written, or the text without its quotes. */
  value: string;
}

const longest = 4096;
const marks = '()[]';
const blanks = ' \t\r\n';

/**
 * Splits a filter into its tokens, in one pass (SA12).
 *
 * @throws InvalidFilter
 */
export function tokensOf(filter: string): Token[] {
  if (filter.length > longest) throw new InvalidFilter('The filter is too long.');
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const character = filter.charAt(at);
    if (blanks.includes(character)) at++;
    else if (marks.includes(character)) {
      tokens.push({ kind: 'mark', value: character });
      at++;
    } else {
      const end = character === '"' ? endOfText(filter, at) : endOfWord(filter, at);
      const written = filter.slice(at, end);
      tokens.push(
        character === '"' ? { kind: 'text', value: unquoted(written) } : { kind: 'word', value: written },
      );
      at = end;
    }
  }
  return tokens;
}

function endOfWord(filter: string, from: number): number {
  let at = from;
  while (at < filter.length && !`${marks}${blanks}"`.includes(filter.charAt(at))) at++;
  return at;
}

function endOfText(filter: string, from: number): number {
  for (let at = from + 1; at < filter.length; at++) {
    const character = filter.charAt(at);
    if (character === '"') return at + 1;
    if (character === '\\') at++;
  }
  throw new InvalidFilter('A text of the filter has no end.');
}

/** A text has the form of JSON. */
function unquoted(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    throw new InvalidFilter(`${written} is not a text.`);
  }
}
