import { attributePath } from '../filter/attribute-path';
import type { AttributePath, Filter } from '../filter/filter';
import { fieldOf, matches, valuesAt } from '../filter/matches';
import { parseFilter } from '../filter/parse-filter';
import { invalidValue } from './refusal';
import { listSchema, type Resource } from './schemas';

/** The largest page, and the one without a `count`. */
export const largestPage = 200;
const usualPage = 100;

export interface ListQuery {
  filter: Filter | null;
  sortBy: AttributePath | null;
  isDescending: boolean;
  startIndex: number;
  count: number;
}

/**
 * The query of a list (RFC 7644, 3.4.2).
 *
 * @param parameter a parameter of the address, or a field of a search's body
 * @throws ScimRefusal · InvalidFilter
 */
export function listQuery(parameter: (name: string) => unknown): ListQuery {
  const text = (name: string) => {
    const value = parameter(name);
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') throw invalidValue(`“${name}” has to be a text.`);
    return value;
  };
  const filter = text('filter');
  const sortBy = text('sortBy');
  return {
    filter: filter === null ? null : parseFilter(filter),
    sortBy: sortBy === null ? null : attributePath(sortBy),
    isDescending: text('sortOrder')?.toLowerCase() === 'descending',
    startIndex: Math.max(1, numberIn('startIndex', parameter('startIndex')) ?? 1),
    count: Math.min(largestPage, Math.max(0, numberIn('count', parameter('count')) ?? usualPage)),
  };
}

function numberIn(name: string, value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw invalidValue(`“${name}” has to be a number.`);
  return number;
}

/** The parameters of an address. */
export const addressValues =
  ({ url }: Pick<Request, 'url'>) =>
  (name: string): unknown =>
    new URL(url).searchParams.get(name);

/** The fields of a search's body; lists of attributes become a text as in an address. */
export const bodyValues =
  (body: object) =>
  (name: string): unknown => {
    const value = fieldOf(body, name);
    return Array.isArray(value) ? value.join(',') : value;
  };

/** The resources that the query chooses, in its order, from all of them in the order of their making. */
export function chosen<T extends Resource>(
  all: readonly T[],
  { filter, sortBy, isDescending }: ListQuery,
): T[] {
  const found = filter ? all.filter((each) => matches(filter, each)) : [...all];
  if (!sortBy) return found;
  const keyOf = (each: T) => {
    const [value] = valuesAt(each, sortBy);
    return String((typeof value === 'object' ? fieldOf(value, 'value') : value) ?? '').toLowerCase();
  };
  const sorted = found
    .map((each) => ({ each, key: keyOf(each) }))
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ each }) => each);
  return isDescending ? sorted.reverse() : sorted;
}

/** The part of the list that is asked for, without the frame. */
export const pageOf = <T>(found: readonly T[], { startIndex, count }: ListQuery): T[] =>
  found.slice(startIndex - 1, startIndex - 1 + count);

/** The answer of a list: `totalResults` counts all that were found. */
export function listResponse(resources: readonly object[], total: number, startIndex: number): object {
  return {
    schemas: [listSchema],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
