import { attributePath } from '../filter/attribute-path';
import { type AttributePath, type Filter, InvalidFilter } from '../filter/filter';
import { Reader, readOr } from '../filter/parse-filter';
import { tokensOf } from '../filter/tokens';
import { ScimRefusal } from '../protocol/refusal';

/** What an operation changes: an attribute, or the elements of a list that match a filter. */
export interface PatchPath extends AttributePath {
  filter?: Filter;
}

/**
 * Reads the path of an operation: `name.givenName`, `members[value eq "…"]`, `emails[type eq "work"].value`, and those
 * with a schema before them.
 *
 * @param schemas those that a path may name alone
 * @throws ScimRefusal
 */
export function patchPath(text: string, schemas: readonly string[]): PatchPath {
  try {
    return readPath(new Reader(tokensOf(text)), schemas);
  } catch (error) {
    if (error instanceof InvalidFilter) throw new ScimRefusal(400, 'invalidPath', error.message);
    throw error;
  }
}

function readPath(reader: Reader, schemas: readonly string[]): PatchPath {
  const path = attributePath(reader.take().value, schemas);
  if (!reader.takes('mark', '[')) {
    reader.requireEnd();
    return path;
  }
  const filter = readOr(reader, 0);
  reader.require(']');
  const sub = reader.next ? attributePath(reader.take().value.replace(/^\./, '')).name : undefined;
  reader.requireEnd();
  return { ...path, filter, ...(sub !== undefined && { sub }) };
}
