import 'server-only';
import { and, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { beginningWith, findContacts, isFound, patternsOf, type Wanted } from '@/db/find';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import type { Access } from '@/lib/policy/access';
import { openFields, searchedName } from '../masked-name';

/** What a person's search looks for: a masked field is none of it, and gives nothing away (S1.26). */
export function wantedBy(access: Access, typed: string): Wanted {
  return { typed, open: openFields(access) };
}

/** Whether a contact contains every word that was typed, asked row by row. */
export function matching(wanted: Wanted): SQL {
  const { words, whole } = patternsOf(wanted);
  const holds = (pattern: string) => or(...keysOf(wanted).map((key) => sql`${key} like ${pattern}`));
  const everyWord = and(
    ...words.map(({ word, number }) => or(holds(word), number ? holds(number) : undefined)),
  );
  return or(everyWord, whole ? holds(whole) : undefined) ?? sql`true`;
}

/** What a search reads of a contact: the key of all fields, or one by one those that are open to the person (MA10). */
function keysOf({ open }: Wanted): SQLWrapper[] {
  if (open.email && open.phone) return [contacts.searchKey];
  return [
    searchedName(open),
    ...(open.email ? [sql`fold_text(${contacts.emailKey})`] : []),
    ...(open.phone ? [contacts.phoneKey] : []),
  ];
}

/** The rows that the index named. It knows whole names: what of them is masked is left out row by row (MA10). */
export function amongFound(wanted: Wanted, found: readonly string[]): SQL {
  const { email, phone } = wanted.open;
  const isNamed = isFound(contacts.id, found);
  return email && phone ? isNamed : sql`${isNamed} and ${matching(wanted)}`;
}

/**
 * The two stretches of a search's result, each in the order of the list: those whose names begin with what was
 * typed, then the others. A name that many share would else be sought from the beginning of the list.
 */
export const stretches = ['beginning', 'others'] as const;
export type Stretch = (typeof stretches)[number];

/** A search's matches in one stretch: named by the index, or asked row by row where there are too many to name. */
export async function stretchOf(tx: Transaction, wanted: Wanted, stretch: Stretch): Promise<SQL> {
  const { from, to } = beginningWith(wanted.typed);
  const isBeginning = sql`(${contacts.name} >= ${from} and ${contacts.name} < ${to})`;
  if (stretch === 'beginning') return sql`${isBeginning} and ${matching(wanted)}`;
  const found = await findContacts(tx, wanted, { from, to });
  if (found !== 'many') return amongFound(wanted, found);
  return sql`(${contacts.name} < ${from} or ${contacts.name} >= ${to}) and ${matching(wanted)}`;
}
