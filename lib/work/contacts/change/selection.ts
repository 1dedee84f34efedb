import type { Chosen } from '@/lib/access/context/bulk-report';
import type { ContactSearch } from '../list/contact-search';

/** The most contacts that a bulk action on all that match changes at once. */
export const mostMatching = 1_000;

/** All contacts that match a search, and the number of them that the person confirmed. */
export interface Matching {
  search: ContactSearch;
  count: number;
}

/** The contacts of a bulk action: chosen rows, or all that match a search. */
export type Selection = readonly Chosen[] | Matching;
