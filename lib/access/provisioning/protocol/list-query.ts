import { attributePath } from '../filter/attribute-path';
import type { AttributePath, Filter } from '../filter/filter';
import { fieldOf, isCaseExact, matches, valuesAt } from '../filter/matches';
import { parseFilter } from '../filter/parse-filter';
import { type Cursor, openCursor } from './cursor';
import { invalidValue, ScimRefusal } from './refusal';
import { listSchema, type Resource } from './schemas';

/** The largest page, and the one without a `count`. */
export const largestPage = 200;
export const usualPage = 100;

export interface ListQuery {
  filter: Filter | null;
  sortBy: AttributePath | null;
  isDescending: boolean;
  startIndex: number;
  count: number;
  /** Of a list that is paged by cursors (RFC 9865); null: by `startIndex`. */
  cursor: Cursor | null;
}

/**
 * The query of a list (RFC 7644, 3.4.2; RFC 9865).
 *
 * @param type the resources that are listed, such as `Users`
 * @param parameter a parameter of the address, or a field of a search's body
 * @throws ScimRefusal · InvalidFilter
 */
export function listQuery(type: string, parameter: (name: string) => unknown): ListQuery {
  const text = (name: string) => {
    const value = parameter(name);
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') throw invalidValue(`“${name}” has to be a text.`);
    return value;
  };
  // A filter without an expression is none (RFC 7644, 3.4.2.2), and not the wish for everything.
  const filter = parameter('filter') === '' ? '' : text('filter');
  const sortBy = text('sortBy');
  const isDescending = text('sortOrder')?.toLowerCase() === 'descending';
  const startIndex = numberIn('startIndex', parameter('startIndex'));
  const count = numberIn('count', parameter('count')) ?? usualPage;
  const written = parameter('cursor') ?? null;
  if (written !== null && startIndex !== null) throw invalidValue('Name “cursor” or “startIndex”, not both.');
  if (written !== null && count < 1)
    throw new ScimRefusal(400, 'invalidCount', 'With “cursor”, “count” is at least 1.');
  return {
    filter: filter === null ? null : parseFilter(filter),
    sortBy: sortBy === null ? null : attributePath(sortBy),
    isDescending,
    startIndex: Math.max(1, startIndex ?? 1),
    count: Math.min(largestPage, Math.max(0, count)),
    cursor: written === null ? null : openCursor(written, [type, filter, sortBy, isDescending]),
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
export function chosen<T extends Resource>(all: readonly T[], query: ListQuery): T[] {
  const { filter, sortBy, isDescending, cursor } = query;
  const found = filter ? all.filter((each) => matches(filter, each)) : [...all];
  if (!sortBy && !cursor) return found;
  const sorted = found
    .map((each) => ({ each, key: sortKey(each, query) }))
    .sort((one, other) => order(one.key, other.key) || (cursor ? order(one.each.id, other.each.id) : 0))
    .map(({ each }) => each);
  return isDescending ? sorted.reverse() : sorted;
}

const order = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function sortKey(resource: Resource, { sortBy }: ListQuery): string {
  if (!sortBy) return '';
  const [value] = valuesAt(resource, sortBy);
  const text = String((typeof value === 'object' ? fieldOf(value, 'value') : value) ?? '');
  return isCaseExact(sortBy) ? text : text.toLowerCase();
}

/** A part of a list, and what the answer says of its place. */
interface Page<T> {
  resources: T[];
  place: { startIndex: number } | { nextCursor?: string };
}

/**
 * The part of the list that is asked for, without the frame. A cursor goes on after the last resource that was sent,
 * whatever was added or removed before it since.
 */
export function pageOf<T extends Resource>(found: readonly T[], query: ListQuery): Page<T> {
  const { startIndex, count, cursor, isDescending } = query;
  if (!cursor)
    return { resources: found.slice(startIndex - 1, startIndex - 1 + count), place: { startIndex } };
  const { after } = cursor;
  const isLeft = (each: T) => {
    const compared = after ? order(sortKey(each, query), after.key) || order(each.id, after.id) : 0;
    return isDescending ? compared < 0 : compared > 0;
  };
  const left = after ? found.filter(isLeft) : found;
  const resources = left.slice(0, count);
  const last = resources.at(-1);
  if (!last || left.length === resources.length) return { resources, place: {} };
  return { resources, place: { nextCursor: cursor.written({ key: sortKey(last, query), id: last.id }) } };
}

/** The answer of a list: `totalResults` counts all that were found. */
export function listResponse(
  resources: readonly object[],
  total: number,
  place: Page<never>['place'] = { startIndex: 1 },
): object {
  return {
    schemas: [listSchema],
    totalResults: total,
    ...place,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
