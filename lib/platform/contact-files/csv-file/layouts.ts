import { emailWords, idle, kinds, names, phoneWords, remarks } from './internal/head-words';

/** Columns in which Brevo writes international numbers without a `+`. */
const international = ['sms', 'whatsapp'];

/** Columns that one field may be read from. */
export const mostColumns = 6;

/** The columns of each field, best first. */
export interface Recognised {
  name: number[];
  phone: number[];
  email: number[];
  /** Used as the name of a contact without one. */
  organisation?: number[];
  /** Custom fields, by id. */
  fields?: Record<string, number>;
}

/** A header without the remarks around its words. */
interface Head {
  words: string[];
  /** All words joined, without numbers. */
  whole: string;
  /** The ordinal: `Phone 2 - Value` is 2. */
  number: number;
}

/**
 * Recognises the columns of a header by their names in six languages and in the files of common products,
 * best column first, and custom fields by their names.
 * @param own the workspace's custom fields
 */
export function recognise(
  columns: readonly string[],
  own: readonly { id: string; name: string }[] = [],
): Recognised {
  const heads = columns.map(read);
  const organisation = heads.flatMap(({ whole }, at) => (names.organisation.has(whole) ? [at] : []));
  const fields = own.flatMap(({ id, name }) => {
    const found = columns.findIndex((column) => plain(column) === plain(name));
    return found < 0 ? [] : [[id, found] as const];
  });
  return {
    name: nameColumns(heads),
    email: ranked(heads, emailRank),
    phone: ranked(heads, phoneRank),
    ...(organisation.length > 0 && { organisation: organisation.slice(0, mostColumns) }),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  };
}

function nameColumns(heads: readonly Head[]): number[] {
  const at = (known: ReadonlySet<string>) => heads.findIndex(({ whole }) => known.has(whole));
  const whole = at(names.whole);
  const first = at(names.first);
  // German «Name» beside «Vorname» is the family name.
  const isFamilyName = heads[first]?.whole === 'vorname' && heads[whole]?.whole === 'name';
  const last = at(names.last) >= 0 || !isFamilyName ? at(names.last) : whole;
  const parts = [first, at(names.middle), last, at(names.secondLast)].filter((found) => found >= 0);
  // Italian «Nome» alone is the whole name; beside «Cognome» it is the first name.
  return parts.length > 1 || whole < 0 ? parts : [whole];
}

type Rank = (words: readonly string[]) => number | null;

/** The columns of one field: each first one before each second one, then by rank. */
function ranked(heads: readonly Head[], rankOf: Rank): number[] {
  return heads
    .flatMap(({ words, number }, at) => {
      const rank = rankOf(words);
      return rank === null ? [] : [{ at, number, rank }];
    })
    .sort((a, b) => a.number - b.number || a.rank - b.rank || a.at - b.at)
    .slice(0, mostColumns)
    .map(({ at }) => at);
}

const kindOf = (words: readonly string[]) =>
  kinds.findIndex((kind) => words.some((word) => kind.has(word))) + 1;
const isKnown = (word: string) => idle.has(word) || kinds.some((kind) => kind.has(word));

/** Mobile numbers first, then in the order of `kinds`. */
function phoneRank(words: readonly string[]): number | null {
  const { mobile, any, alone, rest } = phoneWords;
  if (words.length === 1 && words.some((word) => alone.has(word))) return kindOf(words) + 1;
  const isMobile = words.some((word) => mobile.has(word));
  if (!isMobile && !words.some((word) => any.has(word))) return null;
  if (!words.every((word) => mobile.has(word) || any.has(word) || rest.has(word) || isKnown(word)))
    return null;
  return isMobile && !words.some((word) => kinds[3].has(word)) ? 0 : kindOf(words) + 1;
}

function emailRank(words: readonly string[]): number | null {
  const { any, rest } = emailWords;
  if (!words.some((word) => any.has(word))) return null;
  return words.every((word) => any.has(word) || rest.has(word) || isKnown(word)) ? kindOf(words) : null;
}

/**
 * Extends chosen columns by those of the same header: where a file repeats a column, either may be filled.
 */
export function withSameHead(columns: readonly string[]): (places: readonly number[]) => number[] {
  const heads = columns.map(plain);
  const alike = (at: number) => heads.flatMap((head, other) => (head && head === heads[at] ? [other] : []));
  return (places) => [...new Set(places.flatMap((at) => [at, ...alike(at)]))];
}

/** Whether the numbers of a column begin with their country code, with or without `+`. */
export function isInternational(column: string | undefined): boolean {
  return column !== undefined && international.includes(plain(column));
}

/** Lower case, without accents and spaces. */
function plain(column: string): string {
  return fold(column).replace(/[^\p{L}\p{N}]/gu, '');
}

function fold(column: string): string {
  return column
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase();
}

function read(column: string): Head {
  const found = fold(column).match(/\p{L}+|\d+/gu) ?? [];
  const [number = '1'] = found.filter((word) => /^\d/.test(word));
  const letters = found.filter((word) => !/^\d/.test(word));
  const words = letters.flatMap((word, at) => {
    if (word === 'mail' && letters[at - 1] === 'e') return ['email'];
    return word === 'e' && letters[at + 1] === 'mail' ? [] : [word];
  });
  const telling = words.filter((word) => !remarks.has(word));
  return { words: telling, whole: telling.join(''), number: Number(number) };
}

const address = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Whether a first row names columns: it contains no address and no number. */
export function isHead(row: readonly string[]): boolean {
  return !row.some((field) => address.test(field.trim()) || /^\+?[\d\s().-]{7,}$/.test(field.trim()));
}
