import { z } from 'zod';
import { typed } from '@/lib/platform/search/search-text';
import { type Collection, filtersOf, sortedFields } from '@/lib/work/collections/definition';

/** The search parameters of a list of records. */
export interface RecordSearch {
  q: string;
  /** Values by filter name. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** `name`, `changed` or a field; ascending. */
  sort: string;
  isDescending: boolean;
  cursor: string | null;
  size: number;
}

const rest = z.object({
  q: typed,
  cursor: z.string().nullish().catch(null).default(null),
  size: z.coerce
    .number()
    .pipe(z.literal([25, 50, 100]))
    .catch(25)
    .default(25),
});

/** Parses the search parameters by the definition. Unknown values count as absent. */
export function recordSearch(
  collection: Collection,
  address: Readonly<Record<string, string | string[] | undefined>>,
): RecordSearch {
  const { q, cursor, size } = rest.parse(address);
  const asked = typeof address.sort === 'string' ? address.sort : '';
  const sort = asked.replace(/^-/, '');
  const isKnown = ['name', 'changed', ...sortedFields(collection)].includes(sort);
  return {
    q,
    cursor: cursor ?? null,
    size,
    filters: Object.fromEntries(
      filtersOf(collection).map(({ name, options }) => [name, among(options, address[name])]),
    ),
    sort: isKnown ? sort : 'name',
    isDescending: isKnown && asked.startsWith('-'),
  };
}

function among(options: readonly string[], said: string | string[] | undefined): string[] {
  const values = typeof said === 'string' ? said.split(',') : (said ?? []);
  return options.filter((option) => values.includes(option));
}
