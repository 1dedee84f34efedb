import { listSearch } from '@/components/data-table/search-params';
import { type MemberSearch, memberSearch, memberSorts } from '@/lib/access/members/list/member-search';
import { userFilters } from './user-filters';

const address = listSearch({ sorts: memberSorts, filters: userFilters, sortedBy: 'name' });

/** Parses the address of the Users page. Lenient: invalid values fall back to the defaults (S1.7). */
export function userSearch(from: string | Record<string, string | string[] | undefined>): MemberSearch {
  const { sort, cursor, ...rest } = address(from);
  return memberSearch.parse({
    ...rest,
    sort: sort.replace(/^-/, ''),
    direction: sort.startsWith('-') ? 'desc' : 'asc',
    ...afterOrBefore(cursor),
  });
}

function afterOrBefore(cursor: string | null): { after?: string; before?: string } {
  const [direction, ...position] = (cursor ?? '').split('.');
  if (direction === 'after') return { after: position.join('.') };
  if (direction === 'before') return { before: position.join('.') };
  return {};
}
