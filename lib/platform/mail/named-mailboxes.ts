import { bareMailbox, mailboxPieces, plainList } from './mailbox-list';

/** One entry of a list: what is in the place of the address, the name beside it, and the line, counted from 1. */
export interface NamedMailbox {
  email: string;
  name: string;
  line: number;
}

/** Words between addresses that name no one. */
const fillers = new Set(['and', 'et', 'e', 'ed', 'und', 'y', 'or', 'ou', 'o', '&', '+', 'to', 'cc', 'bcc']);
const separators = [',', ';', '\t'];

/**
 * The entries of a list as mail programs, calendars and people write it: with or without names, separated by commas,
 * semicolons, tabs, bars or lines. A word that is no address is kept as one, so that the caller can refuse it with a
 * reason (B12).
 */
export function namedMailboxesIn(text: string): NamedMailbox[] {
  const reader = new ListReader();
  for (const [piece] of withCommas(text).matchAll(mailboxPieces)) {
    if (piece === '\n' || separators.includes(piece)) reader.end(piece);
    else reader.entry.push(piece);
  }
  reader.end('\n');
  return reader.found;
}

/** A bar and the commas of other scripts separate too; a bar within a word may belong to an address. */
function withCommas(text: string): string {
  return plainList(text.replaceAll('\r\n', '\n'))
    .replaceAll(' | ', ' , ')
    .replace(/[，、،；]/g, ',');
}

class ListReader {
  readonly found: NamedMailbox[] = [];
  entry: string[] = [];
  /** Words of this line before a separator: a name, the family name of `Ort, Mia <…>`, or no address at all. */
  #before: string[] = [];
  #line = 1;

  end(separator: string): void {
    const isBracketed = this.entry.some(isBracketedAddress);
    if (isBracketed) this.#takeBracketed();
    else this.#takeWords(separator);
    this.entry = [];
    if (separator !== '\n') return;
    this.#refuseBefore();
    this.#line++;
  }

  #takeBracketed(): void {
    let name: string[] = [];
    for (const piece of this.entry) {
      if (!isBracketedAddress(piece)) {
        name.push(piece);
        continue;
      }
      const before = this.#before.join(' ').trim();
      const given = wordsOf(name.join('')).join(' ');
      this.#add(piece, before && given ? `${before}, ${given}` : before || given);
      this.#before = [];
      name = [];
    }
  }

  #takeWords(separator: string): void {
    const words = wordsOf(this.entry.join(''));
    const addresses = words.filter((word) => word.includes('@'));
    const [first] = addresses;
    if (first === undefined) {
      if (words.length > 0) this.#before.push(words.join(' '));
      if (separator === ';') this.#refuseBefore();
      return;
    }
    const names = words.filter((word) => !word.includes('@'));
    if (addresses.length > 1) {
      this.#refuseBefore();
      for (const word of addresses) this.#add(word, '');
      return;
    }
    const at = words.indexOf(first);
    const own = at > 0 ? words.slice(0, at) : commentOf(names);
    const before = this.#before.at(-1);
    if (own.length === 0 && before?.includes(' ')) {
      this.#before.pop();
      this.#refuseBefore();
      this.#add(first, before);
      return;
    }
    this.#refuseBefore();
    this.#add(first, own.join(' '));
  }

  #refuseBefore(): void {
    for (const word of this.#before) this.#add(word, '');
    this.#before = [];
  }

  #add(word: string, name: string): void {
    const email = bareMailbox(word);
    if (email) this.found.push({ email, name: nameOf(name), line: this.#line });
  }
}

const isBracketedAddress = (piece: string) => piece.startsWith('<') && piece.includes('@');

/** The words of an entry without bullets, numbers, headings such as `To:`, and conjunctions. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => {
    if (word.includes('@')) return true;
    if (word.endsWith(':') || fillers.has(word.toLowerCase())) return false;
    return /\p{L}/u.test(word);
  });
}

/** A name of several words after the address, in parentheses, as older mail programs write it. */
function commentOf(words: readonly string[]): readonly string[] {
  const [first, last] = [words[0], words.at(-1)];
  const isComment = words.length > 1 && first?.startsWith('(') && last?.endsWith(')');
  return isComment ? words : [];
}

/** Without quotes and brackets; `Ort, Mia` in the order of speech. */
function nameOf(text: string): string {
  const name = bareMailbox(text.replaceAll('"', ''));
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim());
  return given && more.length === 0 ? `${given} ${family}` : name;
}
