import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

/** How many rows a page may have. */
export const pageSizes = [25, 50, 100] as const;

/** The state that every list keeps in its address. Cursors are opaque: what the service gave, given back. */
export const q = parseAsString.withDefault('');
export const cursor = parseAsString;
export const size = parseAsNumberLiteral(pageSizes).withDefault(25);
export const filter = parseAsArrayOf(parseAsString).withDefault([]);
/** `name` ascending, `-name` descending. What is not a column of the list is dropped by the page's own parser. */
export const sort = parseAsString;

export const listParams = { q, cursor, size, sort };

/**
 * The parser of one list's address: search, cursor, size, a sort among `sorts` and one set a filter.
 * A value that is not allowed reads as absent.
 *
 * @returns a loader; `await load(searchParams)` in a page
 */
export function listSearch<const Sort extends string, const Filter extends string>(options: {
  sorts: readonly Sort[];
  filters: readonly Filter[];
  sortedBy: NoInfer<Sort> | `-${NoInfer<Sort>}`;
}) {
  const sorts = options.sorts.flatMap((id) => [id, `-${id}`] as (Sort | `-${Sort}`)[]);
  const filters = Object.fromEntries(options.filters.map((id) => [id, filter])) as Record<
    Filter,
    typeof filter
  >;
  return createLoader({
    q,
    cursor,
    size,
    sort: parseAsStringLiteral(sorts).withDefault(options.sortedBy),
    ...filters,
  });
}

export type ListParams = inferParserType<typeof listParams>;
