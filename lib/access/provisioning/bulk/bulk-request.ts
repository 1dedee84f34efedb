import { fieldOf, isObject } from '../filter/matches';
import { ScimRefusal } from '../protocol/refusal';

/** The operations of a request, as `ServiceProviderConfig` announces. */
export const mostOperations = 100;

/** An operation as it was sent; anything in it may be wrong. */
export interface BulkOperation {
  method: string;
  path: string;
  bulkId: string | null;
  version: string | null;
  data: unknown;
}

export interface BulkRequest {
  /** After how many errors the rest is left out; null: never. */
  failOnErrors: number | null;
  operations: BulkOperation[];
}

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];
const changeable = /^\/(?:Users|Groups)(?:\/(?:bulkId:)?[\w-]+)?$/;

/**
 * Reads the frame of a bulk request.
 *
 * @throws ScimRefusal
 */
export function bulkRequest(body: object): BulkRequest {
  const list = fieldOf(body, 'Operations');
  const failOnErrors = fieldOf(body, 'failOnErrors') ?? null;
  if (!Array.isArray(list) || list.length === 0 || !list.every(isObject))
    throw malformed('“Operations” has to be a list of objects.');
  if (list.length > mostOperations)
    throw new ScimRefusal(413, 'tooMany', `A bulk request has at most ${mostOperations} operations.`);
  if (failOnErrors !== null && !(Number.isSafeInteger(failOnErrors) && Number(failOnErrors) > 0))
    throw malformed('“failOnErrors” has to be a number above 0.');
  return {
    failOnErrors: failOnErrors === null ? null : Number(failOnErrors),
    operations: list.map((each) => ({
      method: textIn(each, 'method')?.toUpperCase() ?? '',
      path: textIn(each, 'path') ?? '',
      bulkId: textIn(each, 'bulkId'),
      version: textIn(each, 'version'),
      data: fieldOf(each, 'data'),
    })),
  };
}

function textIn(given: object, name: string): string | null {
  const value = fieldOf(given, name) ?? null;
  if (value !== null && typeof value !== 'string') throw malformed(`“${name}” has to be a text.`);
  return value;
}

/**
 * Refuses an operation that is none, before anything of it is done.
 *
 * @throws ScimRefusal
 */
export function requireOperation(operation: BulkOperation, all: readonly BulkOperation[]): void {
  const { method, path, bulkId, data } = operation;
  if (!changing.includes(method)) throw malformed('“method” has to be POST, PUT, PATCH or DELETE.');
  if (!changeable.test(path)) throw malformed('“path” has to be that of users, groups, or one of them.');
  if (method === 'POST' && bulkId === null) throw malformed('POST needs a “bulkId”.');
  if (bulkId !== null && all.filter((each) => each.bulkId === bulkId).length > 1)
    throw malformed('“bulkId” has to be unique.');
  if (method !== 'DELETE' && !isObject(data)) throw malformed('“data” has to be an object.');
}

const malformed = (detail: string) => new ScimRefusal(400, 'invalidSyntax', detail);

const reference = /bulkId:([\w.-]+)/g;

/** The ids of other operations that an operation refers to, in its path and in its data. */
export function referencesIn({ path, data }: BulkOperation): string[] {
  const written = `${path} ${JSON.stringify(data ?? null)}`;
  return [...new Set([...written.matchAll(reference)].map(([, id]) => id ?? ''))];
}

/** The operation with the ids of resources in place of those of operations. */
export function resolved(operation: BulkOperation, ids: ReadonlyMap<string, string>): BulkOperation {
  const put = (text: string) => text.replace(reference, (whole, id) => ids.get(id) ?? whole);
  const { path, data } = operation;
  const written = JSON.stringify(data, (_, value) => (typeof value === 'string' ? put(value) : value));
  return { ...operation, path: put(path), data: written === undefined ? undefined : JSON.parse(written) };
}
