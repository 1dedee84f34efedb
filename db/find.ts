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

/**
 * Contacts of the tenant at hand that contain what was typed in their name, or in a field that is open to whoever
 * asks.
 */
export async function findContacts(
  tx: Transaction,
  typed: string,
  open: { email: boolean; phone: boolean },
): Promise<Found> {
  if (!isIndexed(typed)) return 'many';
  const pattern = containing(typed);
  const digits = open.phone ? digitsOf(typed) : null;
  return named(
    tx,
    sql`find_contacts(${pattern}::text, ${open.email ? pattern : null}::text,
      ${digits && containing(digits)}::text, ${namedAtMost + 1})`,
  );
}

/** Whether a row is among those found, where they were named. */
export function isFound(id: SQLWrapper, found: readonly string[]): SQL {
  return sql`${id} = any(${uuids(found)})`;
}

async function named(tx: Transaction, search: SQL): Promise<Found> {
  const [row] = await tx.execute<{ ids: string[] }>(sql`select array(select ${search}) as ids`);
  const ids = row?.ids ?? [];
  return ids.length > namedAtMost ? 'many' : ids;
}
