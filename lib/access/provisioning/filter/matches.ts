import type { AttributePath, Comparison, Filter } from './filter';

type Json = unknown;

/** Attributes whose case counts (RFC 7643, 3.1). */
const exact = new Set(['id', 'externalid']);

/** Whether upper and lower case differ in the values of an attribute. */
export const isCaseExact = ({ name, sub }: AttributePath) => exact.has((sub ?? name ?? '').toLowerCase());

/** Whether a resource matches a filter. Names of attributes have any case. */
export function matches(filter: Filter, resource: Json): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((each) => matches(each, resource));
    case 'or':
      return filter.filters.some((each) => matches(each, resource));
    case 'not':
      return !matches(filter.filter, resource);
    case 'pr':
      return valuesAt(resource, filter.path).some(isPresent);
    case 'some':
      return valuesAt(resource, filter.path).some((element) => matches(filter.filter, element));
    default:
      return compares(filter, resource);
  }
}

type Compared = Extract<Filter, { value: unknown }>;

function compares({ op, path, value }: Compared, resource: Json): boolean {
  const found = valuesAt(resource, path).map(simple).filter(isPresent);
  if (op === 'ne') return !compares({ op: 'eq', path, value }, resource);
  if (value === null) return op === 'eq' && found.length === 0;
  return found.some((each) => holds(op, each, value, isCaseExact(path)));
}

function holds(op: Comparison, found: Json, value: string | number | boolean, isExact: boolean): boolean {
  // Entra sends booleans as texts.
  if (typeof found === 'boolean' && typeof value === 'string')
    return op === 'eq' && String(found) === value.toLowerCase();
  if (typeof found !== typeof value) return false;
  if (typeof found === 'boolean') return op === 'eq' && found === value;
  if (typeof found === 'number' && typeof value === 'number') return ordered(op, found - value);
  const fold = (text: string) => (isExact ? text : text.toLowerCase());
  const [one, other] = [fold(String(found)), fold(String(value))];
  if (op === 'co') return one.includes(other);
  if (op === 'sw') return one.startsWith(other);
  if (op === 'ew') return one.endsWith(other);
  return ordered(op, one < other ? -1 : Number(one > other));
}

function ordered(op: Comparison, sign: number): boolean {
  switch (op) {
    case 'eq':
      return sign === 0;
    case 'gt':
      return sign > 0;
    case 'ge':
      return sign >= 0;
    case 'lt':
      return sign < 0;
    case 'le':
      return sign <= 0;
    default:
      return false;
  }
}

/** The values at a path: those of all elements, where it leads through a list. */
export function valuesAt(resource: Json, { schema, name, sub }: AttributePath): Json[] {
  const extension = schema === undefined ? undefined : fieldOf(resource, schema);
  const owner = isObject(extension) ? extension : resource;
  if (name === undefined) return isObject(extension) ? [extension] : [];
  const values = listOf(fieldOf(owner, name));
  return sub === undefined ? values : values.flatMap((each) => listOf(fieldOf(each, sub)));
}

const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of an attribute, whose name has any case. */
export function fieldOf(value: Json, name: string): Json {
  if (!isObject(value)) return undefined;
  const key = keyOf(value, name);
  return key === undefined ? undefined : value[key];
}

/** The name of an attribute as the object writes it; undefined without one. */
export const keyOf = (value: object, name: string): string | undefined =>
  Object.hasOwn(value, name)
    ? name
    : Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase());

/** A comparison with an element of several attributes is one with its `value`. */
const simple = (value: Json): Json => (isObject(value) ? fieldOf(value, 'value') : value);

const isPresent = (value: Json): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(isObject(value) && Object.keys(value).length === 0);
