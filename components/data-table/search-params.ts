import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

/** The page sizes a reader can choose. */
export const pageSizes = [25, 50, 100] as const;

/** The state that every list keeps in its address. Cursors are opaque strings from the service. */
export const q = parseAsString.withDefault('');
export const cursor = parseAsString;
export const size = parseAsNumberLiteral(pageSizes).withDefault(25);
export const filter = parseAsArrayOf(parseAsString).withDefault([]);
/** `name` ascending, `-name` descending. The parser of the page drops anything else. */
export const sort = parseAsString;

export const listParams = { q, cursor, size, sort };

/**
 * Builds the parser of one list's address: search, cursor, page size, one of `sorts`, and a set of values per filter.
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
