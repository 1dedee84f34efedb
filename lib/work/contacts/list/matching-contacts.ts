import 'server-only';
import { and, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { beginningWith, type ContactSearch, findContacts, isFound, patternsOf } from '@/db/find';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import type { Access } from '@/lib/policy/access';
import { openFields, searchedName } from '../masked-name';

/**
 * The terms of a search. Masked fields are not searched, so that a result reveals nothing of them (S1.26).
 */
export function wantedBy(access: Access, typed: string): ContactSearch {
  return { typed, open: openFields(access) };
}

/** Whether a contact contains every word of the search, checked row by row. */
export function matching(wanted: ContactSearch): SQL {
  const { words, whole } = patternsOf(wanted);
  const holds = (pattern: string) => or(...keysOf(wanted).map((key) => sql`${key} like ${pattern}`));
  const everyWord = and(
    ...words.map(({ word, number }) => or(holds(word), number ? holds(number) : undefined)),
  );
  return or(everyWord, whole ? holds(whole) : undefined) ?? sql`true`;
}

/** The search keys of a contact: one over all fields, or separate ones for the unmasked fields (MA10). */
function keysOf({ open }: ContactSearch): SQLWrapper[] {
  if (open.email && open.phone) return [contacts.searchKey];
  return [
    searchedName(open),
    ...(open.email ? [sql`fold_text(${contacts.emailKey})`] : []),
    ...(open.phone ? [contacts.phoneKey] : []),
  ];
}

/**
 * The rows that the index returned. The index contains whole names, so each row is checked again for masked
 * parts (MA10).
 */
export function amongFound(wanted: ContactSearch, found: readonly string[]): SQL {
  const { email, phone } = wanted.open;
  const isNamed = isFound(contacts.id, found);
  return email && phone ? isNamed : sql`${isNamed} and ${matching(wanted)}`;
}

/**
 * The two stretches of a search's result, each sorted like the list: names that begin with the text, then the
 * others. Otherwise a name that many contacts share would be searched for from the beginning of the list.
 */
export const stretches = ['beginning', 'others'] as const;
export type Stretch = (typeof stretches)[number];

/**
 * The condition of one stretch of a search: rows that the index returned, or a check of each row where the
 * index returns too many.
 */
export async function stretchOf(tx: Transaction, wanted: ContactSearch, stretch: Stretch): Promise<SQL> {
  const { from, to } = beginningWith(wanted.typed);
  const isBeginning = sql`(${contacts.name} >= ${from} and ${contacts.name} < ${to})`;
  if (stretch === 'beginning') return sql`${isBeginning} and ${matching(wanted)}`;
  const found = await findContacts(tx, wanted, { from, to });
  if (found !== 'many') return amongFound(wanted, found);
  return sql`(${contacts.name} < ${from} or ${contacts.name} >= ${to}) and ${matching(wanted)}`;
}
