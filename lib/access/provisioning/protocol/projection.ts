import { attributePath } from '../filter/attribute-path';
import type { AttributePath } from '../filter/filter';
import { fieldOf, isObject, keyOf } from '../filter/matches';
import { ScimRefusal } from './refusal';
import type { Resource } from './schemas';

/** The attributes to send, or those to leave out (RFC 7644, 3.9); null: all. */
export type Projection = { only: AttributePath[] } | { without: AttributePath[] } | null;

const always = ['schemas', 'id'];

/**
 * Reads `attributes` and `excludedAttributes`.
 *
 * @param schemas those that a path may name alone
 * @throws ScimRefusal when there are both
 */
export function projection(parameter: (name: string) => unknown, schemas: readonly string[]): Projection {
  const [only, without] = [parameter('attributes'), parameter('excludedAttributes')].map((value) =>
    pathsOf(value, schemas),
  );
  if (only && without)
    throw new ScimRefusal(400, 'invalidSyntax', 'Name “attributes” or “excludedAttributes”, not both.');
  if (only) return { only };
  return without ? { without } : null;
}

function pathsOf(value: unknown, schemas: readonly string[]): AttributePath[] | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.split(',').map((each) => attributePath(each.trim(), schemas));
}

/** Whether a top attribute is sent at all, so that what is left out need not be read. */
export function includes(asked: Projection, name: string): boolean {
  const isNamed = (paths: readonly AttributePath[]) =>
    paths.some((path) => path.name?.toLowerCase() === name.toLowerCase());
  if (asked === null) return true;
  if ('only' in asked) return isNamed(asked.only);
  return !asked.without.some((path) => path.sub === undefined && isNamed([path]));
}

/** The resource with the attributes that are asked for. `schemas` and `id` are always sent. */
export function project(resource: Resource, asked: Projection, core: string): object {
  if (asked === null) return resource;
  if ('without' in asked) {
    const copy = structuredClone(resource);
    for (const path of asked.without) remove(copy, path, core);
    return copy;
  }
  const result: Record<string, unknown> = {};
  for (const name of always) result[name] = resource[name];
  for (const path of asked.only) copyAt(resource, result, path, core);
  return result;
}

/** The object in which the path begins, and the name of the extension that it is. */
function ownerOf(resource: Record<string, unknown>, { schema }: AttributePath, core: string) {
  if (schema === undefined || schema.toLowerCase() === core.toLowerCase()) return { owner: resource };
  const extension = keyOf(resource, schema);
  const owner = extension === undefined ? undefined : resource[extension];
  return isObject(owner) ? { owner, extension } : null;
}

function remove(resource: Record<string, unknown>, path: AttributePath, core: string): void {
  const found = ownerOf(resource, path, core);
  if (!found) return;
  const { owner, extension } = found;
  if (path.name === undefined) {
    if (extension !== undefined) delete resource[extension];
    return;
  }
  const key = keyOf(owner, path.name);
  if (key === undefined || (extension === undefined && always.includes(key))) return;
  if (path.sub === undefined) delete owner[key];
  else for (const each of [owner[key]].flat()) removeSub(each, path.sub);
}

function removeSub(value: unknown, sub: string): void {
  const key = isObject(value) ? keyOf(value, sub) : undefined;
  if (isObject(value) && key !== undefined) delete value[key];
}

function copyAt(
  resource: Record<string, unknown>,
  result: Record<string, unknown>,
  path: AttributePath,
  core: string,
): void {
  const found = ownerOf(resource, path, core);
  if (!found) return;
  const { owner, extension } = found;
  if (path.name === undefined) {
    if (extension !== undefined) result[extension] = owner;
    return;
  }
  const key = keyOf(owner, path.name);
  if (key === undefined) return;
  const target = extension === undefined ? result : objectAt(result, extension);
  if (path.sub === undefined) target[key] = owner[key];
  else target[key] = partsOf(owner[key], target[key], path.sub);
}

function objectAt(result: Record<string, unknown>, name: string): Record<string, unknown> {
  const held = result[name];
  if (isObject(held)) return held;
  const made: Record<string, unknown> = {};
  result[name] = made;
  return made;
}

/** One part of a complex value, or of each element of a list, beside the parts that were copied before. */
function partsOf(value: unknown, copied: unknown, sub: string): unknown {
  const part = (each: unknown, before: unknown) => {
    const key = isObject(each) ? (keyOf(each, sub) ?? sub) : sub;
    const found = fieldOf(each, sub);
    return { ...(isObject(before) ? before : {}), ...(found !== undefined && { [key]: found }) };
  };
  if (!Array.isArray(value)) return part(value, copied);
  return value.map((each, index) => part(each, Array.isArray(copied) ? copied[index] : undefined));
}
