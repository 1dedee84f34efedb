import { z } from 'zod';
import { isAbsent } from '@/lib/platform/absent-value';
import { normalAddress } from './email-address';

/** Quoted names and addresses in angle brackets are read as a whole: separators within them do not count. */
export const mailboxPieces = /"[^"\n]*"|<[^<>\n]*>|[,;\n\t]|[^"<,;\n\t]+|["<]/g;
/** The longest list, in characters; far more than the addresses that one invitation accepts. */
const longest = 20_000;
const separators = [',', ';', '\n', '\t'];
const edges = '<>"\'“”‘’«»()[],;:. ';

/**
 * The addresses of a text as mail programs and people write lists: separated by commas, semicolons, blanks or lines,
 * with or without names (`"Ort, Mia" <mia@example.com>; tom@example.com`). A word that is not an address is kept, so
 * that the caller can refuse it with a reason; a name before an address in angle brackets is dropped, and so are the
 * other cells of a table (B12).
 */
export function mailboxesIn(text: string): string[] {
  const list = plainList(text.slice(0, longest));
  return (addressesOfTable(list) ?? addressesOfList(list)).map(bareMailbox).filter(Boolean);
}

/**
 * The addresses of a table with one address a line and other cells beside it, such as a CSV file; null where the text
 * is no such table. The first line may hold headings. Any other line without an address is kept whole.
 */
function addressesOfTable(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim());
  const addresses = lines.map((line) => line.split(/[\s,;"<>]+/).filter((word) => word.includes('@')));
  const isTable =
    lines.every((line) => line.split(/[,;\t]/).filter((cell) => cell.trim()).length > 1) &&
    addresses.every(({ length }) => length <= 1) &&
    addresses.flat().length > 1;
  return isTable ? lines.flatMap((line, row) => addresses[row]?.[0] ?? (row === 0 ? [] : line)) : null;
}

function addressesOfList(text: string): string[] {
  const mailboxes: string[] = [];
  /** Words before a comma: an address, or the family name of `Ort, Mia <…>`. */
  let pendingWords: string[] = [];
  let entry: string[] = [];
  const end = (separator?: string) => {
    const bracketed = entry.filter((piece) => piece.startsWith('<') && piece.includes('@'));
    const words = entry.join('').split(/\s+/);
    entry = [];
    if (bracketed.length > 0) {
      pendingWords = [];
      mailboxes.push(...bracketed);
      return;
    }
    pendingWords.push(...words);
    if (separator === ',' && !words.some((word) => word.includes('@'))) return;
    mailboxes.push(...pendingWords);
    pendingWords = [];
  };
  for (const [piece] of text.matchAll(mailboxPieces)) {
    if (separators.includes(piece)) end(piece);
    else entry.push(piece);
  }
  end();
  return mailboxes;
}

/** The first address of a file's cell in its normal form; undefined for an empty cell, null where none can be read. */
export function firstAddress(cell: string): string | null | undefined {
  const wholeCell = normalAddress(cell);
  if (wholeCell) return wholeCell;
  if (isAbsent(cell)) return undefined;
  for (const word of mailboxesIn(cell)) {
    const address = normalAddress(word);
    if (address) return address;
  }
  return null;
}

/** The only address of a text, with or without a name; null where there is none, or more than one. */
export function onlyAddress(text: string): string | null {
  const [first, ...others] = mailboxesIn(text).filter((word) => word.includes('@'));
  return first === undefined || others.length > 0 ? null : normalAddress(first);
}

/** The address of a contact from a form or a channel; the output is its normal form. */
export const ContactEmail = z
  .string('bad-email')
  .trim()
  .max(320, 'too-long')
  .transform((text, context) => {
    const address = onlyAddress(text);
    if (address !== null) return address;
    context.issues.push({ code: 'custom', message: 'bad-email', input: text });
    return z.NEVER;
  });

/** The same, optional. */
export const OptionalContactEmail = z.string('bad-email').transform((text, context) => {
  if (text.trim() === '') return '';
  const { data, error } = ContactEmail.safeParse(text);
  if (data !== undefined) return data;
  context.issues.push({ code: 'custom', message: error.issues[0]?.message ?? 'bad-email', input: text });
  return z.NEVER;
});

/** Removes marks of direction and width; gives line ends and other blanks one form each. */
export function plainList(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\r\v\f\u2028\u2029\u0085]/g, '\n')
    .replace(/[\p{Zs}]/gu, ' ');
}

/** Removes surrounding quotes, brackets and punctuation, and `mailto:` with what follows the address. */
export function bareMailbox(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && edges.includes(word.charAt(from))) from++;
  while (to > from && edges.includes(word.charAt(to - 1))) to--;
  const inside = word.slice(from, to);
  const link = inside.toLowerCase().lastIndexOf('mailto:');
  return link < 0 ? inside : (inside.slice(link + 7).split('?')[0] ?? '');
}
