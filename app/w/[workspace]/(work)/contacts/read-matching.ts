import type { Matching } from '@/lib/work/contacts/change/selection';
import { type ContactSearch, contactSearch } from '@/lib/work/contacts/list/contact-search';
import type { MatchingInput } from './inputs';

/** The search of a list's address; its cursor and page size do not count. */
export function searchOf(address: string): ContactSearch {
  return contactSearch.parse(Object.fromEntries(new URLSearchParams(address)));
}

/** Rows as they are, or the search that replaces them. */
export function readMatching<Rows extends readonly unknown[]>(chosen: Rows | MatchingInput): Rows | Matching {
  return 'address' in chosen ? { search: searchOf(chosen.address), count: chosen.count } : chosen;
}
