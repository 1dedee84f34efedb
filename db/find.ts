import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { containing, digitsOf } from './contains';
import type { Transaction } from './tenant';
import { uuids } from './visibility';

/** The ids of the rows that a search finds; `many` when naming them would cost more than walking the list. */
export type Found = readonly string[] | 'many';

const namedAtMost = 2_000;

/** The index knows three letters in a row. For less it would be read whole: then the list is walked instead. */
const isIndexed = (typed: string) => /[\p{L}\p{N}]{3}/u.test(typed);

/**
 * Members of the tenant at hand whose name or email contain every one of these words, in either case. It goes by
 * the index, past row-level security, and names ids only: the rows are read under it.
 */
export async function findMembers(tx: Transaction, words: readonly string[]): Promise<Found> {
  if (!words.some(isIndexed)) return 'many';
  const longestFirst = [...words]
    .sort((a, b) => Number(isIndexed(b)) - Number(isIndexed(a)) || b.length - a.length)
    .map((word) => containing(word.toLowerCase()));
  return named(tx, sql`find_members(${sql.param(longestFirst)}::text[], ${namedAtMost + 1})`);
}

/** What was typed into a search of contacts, with the fields that are open to whoever asks. */
export interface Wanted {
  typed: string;
  open: { email: boolean; phone: boolean };
}

/**
 * Contacts of the tenant at hand that contain what was typed in their name, or in a field that is open.
 *
 * @param past leaves out those whose names stand in it
 */
export async function findContacts(
  tx: Transaction,
  { typed, open }: Wanted,
  past?: Span,
  most = namedAtMost,
): Promise<Found> {
  if (!isIndexed(typed)) return 'many';
  const folded = typed.toLowerCase();
  const pattern = containing(folded);
  const local = folded.slice(0, folded.indexOf('@') + 1);
  const email = open.email ? pattern : null;
  const indexed = open.email && isIndexed(local) ? containing(local) : email;
  const digits = open.phone ? digitsOf(typed) : null;
  return named(
    tx,
    sql`find_contacts(${pattern}::text, ${email}::text, ${indexed}::text, ${digits && containing(digits)}::text,
      ${past?.from ?? null}::text, ${past?.to ?? null}::text, ${most + 1})`,
    most,
  );
}

/** Contacts of the tenant at hand whose own fields have values that satisfy a path. */
export async function findContactsWith(tx: Transaction, wanted: string): Promise<Found> {
  return named(tx, sql`find_contacts_with(${wanted}::jsonpath, ${namedAtMost + 1})`);
}

/** A stretch of a list in the order of its names. */
export interface Span {
  from: string;
  to: string;
}

/** Where the names stand that begin with what was typed: no letter comes after U+FFFF in the root collation. */
export function beginningWith(typed: string): Span {
  return { from: typed, to: `${typed}\uFFFF` };
}

/** Whether a row is among those found, where they were named. */
export function isFound(id: SQLWrapper, found: readonly string[]): SQL {
  return sql`${id} = any(${uuids(found)})`;
}

async function named(tx: Transaction, search: SQL, most = namedAtMost): Promise<Found> {
  const [row] = await tx.execute<{ ids: string[] }>(sql`select array(select ${search}) as ids`);
  const ids = row?.ids ?? [];
  return ids.length > most ? 'many' : ids;
}
