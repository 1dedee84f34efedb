import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { fold, searchWords } from '@/lib/text/fold';
import { containing, digitsOf } from './contains';
import type { Transaction } from './tenant';
import { uuids } from './visibility';

/** The ids of the rows that a search finds; `many` if listing them would cost more than walking the list. */
export type Found = readonly string[] | 'many';

const namedAtMost = 2_000;

/** The index matches trigrams. For shorter words it would be read entirely, so the list is walked instead. */
const isIndexed = (word: string) => /[\p{L}\p{N}]{3}/u.test(word);

/** The folded words of a search: indexable words first, longest first, because fewer rows contain them. */
const wordsOf = (typed: string) =>
  searchWords(typed).sort((a, b) => Number(isIndexed(b)) - Number(isIndexed(a)) || b.length - a.length);

/**
 * Finds members of the current tenant whose name or email contains every word of a search, folded. It uses the index,
 * bypassing row-level security, and returns only ids: the rows are then read under row-level security.
 */
export async function findMembers(tx: Transaction, typed: string): Promise<Found> {
  const words = wordsOf(typed);
  if (!words.some(isIndexed)) return 'many';
  return named(tx, sql`find_members(${texts(words.map(containing))}, ${namedAtMost + 1})`);
}

/** A search for contacts, and the fields that are open to the searching member. */
export interface ContactSearch {
  typed: string;
  open: { email: boolean; phone: boolean };
}

/** The patterns of one word of a search: as entered, and as digits only if it may be a number. */
export interface WordPatterns {
  word: string;
  number: string | null;
}

/** The conditions on a contact: each word, or the whole query as a phone number with spaces. */
export function patternsOf({ typed, open }: ContactSearch): { words: WordPatterns[]; whole: string | null } {
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

/** The maximum number of words that the index searches. */
const indexedAtMost = 3;

/**
 * Finds contacts of the current tenant that contain every word of the query in their name or in an open field. If
 * only some fields are open, the result may include contacts that contain a word in a closed field: the caller must
 * check each row.
 *
 * @param past leaves out contacts whose names are in this span
 */
export async function findContacts(
  tx: Transaction,
  wanted: ContactSearch,
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

/** Many addresses share their end: the index searches the part before the `@` where that is long enough. */
function indexedPattern(word: string): string {
  const local = word.slice(0, word.indexOf('@') + 1);
  return containing(isIndexed(local) ? local : word);
}

const texts = (values: readonly (string | null)[]) => sql`${sql.param(values)}::text[]`;

/** Finds contacts of the current tenant whose custom fields match a JSON path. */
export async function findContactsWith(tx: Transaction, wanted: string): Promise<Found> {
  return named(tx, sql`find_contacts_with(${wanted}::jsonpath, ${namedAtMost + 1})`);
}

/** A range of a list sorted by name. */
export interface Span {
  from: string;
  to: string;
}

/** The range of names that begin with the query: U+FFFF sorts after every character in the root collation. */
export function beginningWith(typed: string): Span {
  const from = fold(typed);
  return { from, to: `${from}\uFFFF` };
}

/** Whether a row is among the listed matches. */
export function isFound(id: SQLWrapper, found: readonly string[]): SQL {
  return sql`${id} = any(${uuids(found)})`;
}

async function named(tx: Transaction, search: SQL, most = namedAtMost): Promise<Found> {
  // A named statement is worth parsing once, because the function plans its queries separately.
  const [row] = await tx
    .select({ ids: sql<string[]>`coalesce(array_agg(id), '{}')` })
    .from(sql`${search} as found(id)`)
    .prepare('find')
    .execute();
  const ids = row?.ids ?? [];
  return ids.length > most ? 'many' : ids;
}
