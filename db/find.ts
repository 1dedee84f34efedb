import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { fold, searchWords } from '@/lib/text/fold';
import { containing, digitsOf } from './contains';
import type { Transaction } from './tenant';
import { uuids } from './visibility';

/** The ids of the rows that a search finds; `many` when naming them would cost more than walking the list. */
export type Found = readonly string[] | 'many';

const namedAtMost = 2_000;

/** The index knows three letters in a row. For less it would be read whole: then the list is walked instead. */
const isIndexed = (word: string) => /[\p{L}\p{N}]{3}/u.test(word);

/** The folded words of a search: what the index serves comes first, and of that the longest, which the fewest have. */
const wordsOf = (typed: string) =>
  searchWords(typed).sort((a, b) => Number(isIndexed(b)) - Number(isIndexed(a)) || b.length - a.length);

/**
 * Members of the tenant at hand whose name or email contain every word of a search, folded. It goes by the index, past
 * row-level security, and names ids only: the rows are read under it.
 */
export async function findMembers(tx: Transaction, typed: string): Promise<Found> {
  const words = wordsOf(typed);
  if (!words.some(isIndexed)) return 'many';
  return named(tx, sql`find_members(${texts(words.map(containing))}, ${namedAtMost + 1})`);
}

/** What was typed into a search of contacts, with the fields that are open to whoever asks. */
export interface Wanted {
  typed: string;
  open: { email: boolean; phone: boolean };
}

/** The patterns of one word of a search: as it was typed, and as a number without signs where it may be one. */
export interface WordPatterns {
  word: string;
  number: string | null;
}

/** What a contact must match: each word, or the whole as a number that was typed with spaces. */
export function patternsOf({ typed, open }: Wanted): { words: WordPatterns[]; whole: string | null } {
  const words = wordsOf(typed);
  const number = (text: string) => {
    const digits = open.phone ? digitsOf(text) : null;
    return digits && containing(digits);
  };
  return {
    words: words.map((word) => ({ word: containing(word), number: number(word) })),
    whole: words.length > 1 ? number(typed) : null,
  };
}

/** As many words as the index is asked for. */
const indexedAtMost = 3;

/**
 * Contacts of the tenant at hand that contain every word that was typed, in their name or in a field that is open. Where
 * one field is open and another is not, some may be named that contain a word in the closed one: they are still to be
 * asked row by row.
 *
 * @param past leaves out those whose names are in it
 */
export async function findContacts(
  tx: Transaction,
  wanted: Wanted,
  past?: Span,
  most = namedAtMost,
): Promise<Found> {
  const indexed = wordsOf(wanted.typed).filter(isIndexed).slice(0, indexedAtMost).map(indexedPattern);
  if (indexed.length === 0) return 'many';
  const { words, whole } = patternsOf(wanted);
  const isInAll = wanted.open.email || wanted.open.phone;
  const isExact = words.every(({ word }, at) => word === indexed[at]);
  return named(
    tx,
    sql`find_contacts(${isInAll}::boolean, ${texts(words.map(({ word }) => word))},
      ${texts(words.map(({ number }) => number))}, ${whole}::text, ${texts(indexed)}, ${isExact}::boolean,
      ${past?.from ?? null}::text, ${past?.to ?? null}::text, ${most + 1})`,
    most,
  );
}

/** The end of an address is common to many: the index is asked for what is before the `@` where that is enough. */
function indexedPattern(word: string): string {
  const local = word.slice(0, word.indexOf('@') + 1);
  return containing(isIndexed(local) ? local : word);
}

const texts = (values: readonly (string | null)[]) => sql`${sql.param(values)}::text[]`;

/** Contacts of the tenant at hand whose own fields have values that satisfy a path. */
export async function findContactsWith(tx: Transaction, wanted: string): Promise<Found> {
  return named(tx, sql`find_contacts_with(${wanted}::jsonpath, ${namedAtMost + 1})`);
}

/** A stretch of a list in the order of its names. */
export interface Span {
  from: string;
  to: string;
}

/** Where the names are that begin with what was typed: no letter comes after U+FFFF in the root collation. */
export function beginningWith(typed: string): Span {
  const from = fold(typed);
  return { from, to: `${from}\uFFFF` };
}

/** Whether a row is among those found, where they were named. */
export function isFound(id: SQLWrapper, found: readonly string[]): SQL {
  return sql`${id} = any(${uuids(found)})`;
}

async function named(tx: Transaction, search: SQL, most = namedAtMost): Promise<Found> {
  // A name: the function plans its own query, so the statement is worth parsing once only.
  const [row] = await tx
    .select({ ids: sql<string[]>`coalesce(array_agg(id), '{}')` })
    .from(sql`${search} as found(id)`)
    .prepare('find')
    .execute();
  const ids = row?.ids ?? [];
  return ids.length > most ? 'many' : ids;
}
