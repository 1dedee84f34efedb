import { isAttributeName } from '../filter/attribute-path';
import type { Filter } from '../filter/filter';
import { fieldOf, isObject, keyOf, matches } from '../filter/matches';
import { ScimRefusal } from '../protocol/refusal';
import type { Operation } from './operations';
import { type PatchPath, patchPath } from './patch-path';

type Fields = Record<string, unknown>;

/** What has to be known of a resource to patch it. */
export interface Patched {
  /** The names of attributes as the schema writes them. */
  names: readonly string[];
  /** The attributes whose value is a list. */
  lists: readonly string[];
  /** The schemas that a path may name alone. */
  schemas: readonly string[];
  /** The schema of the resource, whose attributes are not in an object named by it. */
  core: string;
  /** The attributes that only the service sets. */
  readOnly: readonly string[];
  /** The attributes that every resource has. */
  required: readonly string[];
}

/**
 * The resource after all operations, in their order.
 *
 * @throws ScimRefusal; then none of them counts
 */
export function applyPatch(resource: Fields, operations: readonly Operation[], of: Patched): Fields {
  const result = structuredClone(resource);
  // A later operation changes what an earlier one put in: the values of the request stay as they came.
  for (const operation of operations) apply(result, structuredClone(operation), of);
  return result;
}

function apply(resource: Fields, { op, path, value }: Operation, of: Patched): void {
  if (path !== undefined) {
    applyAt(resource, op, patchPath(path, of.schemas), value, of);
    return;
  }
  if (!isObject(value)) throw new ScimRefusal(400, 'invalidValue', 'Without a path the value is an object.');
  // Without a path, Entra and Okta also write paths as names: {"name.givenName": …}.
  for (const [name, each] of Object.entries(value)) {
    if (name === 'schemas') continue;
    applyAt(resource, op, patchPath(name, of.schemas), each, of);
  }
}

function applyAt(resource: Fields, op: Operation['op'], path: PatchPath, value: unknown, of: Patched): void {
  const owner = ownerOf(resource, path, of);
  if (path.name === undefined) {
    assign(owner, op, value);
    return;
  }
  const name = canonical(owner, path.name, of);
  const { sub, filter } = path;
  if (of.readOnly.includes(name)) throw new ScimRefusal(400, 'mutability', `“${name}” cannot be changed.`);
  const isWhole = !filter && sub === undefined && owner === resource;
  if (op === 'remove' && isWhole && of.required.includes(name))
    throw new ScimRefusal(400, 'mutability', `“${name}” cannot be removed.`);
  if (filter) changeElements(owner, name, op, { ...path, filter }, value);
  else if (sub !== undefined) changeSub(owner, name, op, sub, value);
  else if (of.lists.includes(name)) changeList(owner, name, op, value);
  else if (op === 'remove') delete owner[name];
  else if (isObject(value) && isObject(owner[name])) assign(owner[name], op, value);
  else owner[name] = value;
}

/** The object that has the attribute: the resource, or that of an extension. */
function ownerOf(resource: Fields, { schema }: PatchPath, of: Patched): Fields {
  if (schema === undefined || schema.toLowerCase() === of.core.toLowerCase()) return resource;
  const known = of.schemas.find((each) => each.toLowerCase() === schema.toLowerCase());
  if (known === undefined) throw new ScimRefusal(400, 'invalidPath', `The schema ${schema} is not known.`);
  const extension = resource[known];
  if (isObject(extension)) return extension;
  const made: Fields = {};
  resource[known] = made;
  return made;
}

function assign(owner: Fields, op: Operation['op'], value: unknown): void {
  if (op === 'remove') {
    for (const name of Object.keys(owner)) delete owner[name];
    return;
  }
  if (!isObject(value)) throw new ScimRefusal(400, 'invalidValue', 'The value has to be an object.');
  for (const [name, each] of Object.entries(value))
    if (isAttributeName(name)) owner[keyOf(owner, name) ?? name] = each;
}

const canonical = (owner: Fields, name: string, { names }: Patched): string =>
  names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? keyOf(owner, name) ?? name;

function changeSub(owner: Fields, name: string, op: Operation['op'], sub: string, value: unknown): void {
  const held = owner[name];
  if (Array.isArray(held)) {
    for (const element of held) if (isObject(element)) setSub(element, op, sub, value);
    return;
  }
  const complex = isObject(held) ? held : {};
  setSub(complex, op, sub, value);
  owner[name] = complex;
}

function setSub(owner: Fields, op: Operation['op'], sub: string, value: unknown): void {
  const key = keyOf(owner, sub) ?? sub;
  if (op === 'remove') delete owner[key];
  else owner[key] = value;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const valueOfElement = (element: unknown) => (isObject(element) ? fieldOf(element, 'value') : element);

function changeList(owner: Fields, name: string, op: Operation['op'], value: unknown): void {
  const held = asList(owner[name] ?? []);
  if (op === 'replace') owner[name] = asList(value);
  else if (op === 'add') {
    const known = new Set(held.map(valueOfElement));
    owner[name] = [...held, ...asList(value).filter((each) => !known.has(valueOfElement(each)))];
  } else if (value === undefined || value === null) delete owner[name];
  else {
    // Entra names the elements to remove in the value instead of a filter.
    const removed = new Set(asList(value).map(valueOfElement));
    owner[name] = held.filter((each) => !removed.has(valueOfElement(each)));
  }
}

type ElementsPath = PatchPath & { filter: Filter };

function changeElements(
  owner: Fields,
  name: string,
  op: Operation['op'],
  { filter, sub }: ElementsPath,
  value: unknown,
): void {
  const held = asList(owner[name] ?? []);
  const chosen = held.filter(isObject).filter((each) => matches(filter, each));
  if (op === 'remove' && sub === undefined) {
    owner[name] = held.filter((each) => !chosen.some((one) => one === each));
    return;
  }
  if (chosen.length === 0 && op === 'remove') return;
  if (chosen.length === 0 && sub === undefined) throw noTarget();
  // Entra sets a part of an element that does not exist yet: the filter says what else it has.
  const targets = chosen.length > 0 ? chosen : [elementOf(filter)];
  if (chosen.length === 0) owner[name] = [...held, ...targets];
  for (const element of targets)
    if (sub === undefined) assign(element, op, value);
    else setSub(element, op, sub, value);
}

/** The element that an equality describes: `type eq "work"`. */
function elementOf(filter: Filter): Fields {
  if (filter.op === 'eq' && filter.path.name !== undefined) return { [filter.path.name]: filter.value };
  if (filter.op === 'and') return Object.assign({}, ...filter.filters.map(elementOf));
  throw noTarget();
}

const noTarget = () => new ScimRefusal(400, 'noTarget', 'No element matches the filter.');
