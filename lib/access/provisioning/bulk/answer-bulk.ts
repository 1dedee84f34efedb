import 'server-only';
import { readObject } from '@/lib/access/api/read-request';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import type { Asking } from '../asking';
import { fieldOf, isObject } from '../filter/matches';
import { scimResponse } from '../protocol/answer';
import { ScimRefusal } from '../protocol/refusal';
import { type BulkOperation, bulkRequest, referencesIn, requireOperation, resolved } from './bulk-request';

/** Answers one request below the address of the directory. */
type Handle = (request: ProgramRequest, path: readonly string[]) => Promise<Response>;
/** Makes an answer of what the work throws. */
type OrError = (work: () => Promise<Response>) => Promise<Response>;

const bulkResponseSchema = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

/**
 * Does several operations in one request (RFC 7644, 3.7), each as if it came alone. An operation that refers to one
 * that comes later waits for it; where two wait for each other, the first answers 409.
 *
 * @throws ScimRefusal · ApiRefusal
 */
export async function answerBulk(
  { request, base }: Asking,
  handle: Handle,
  orError: OrError,
): Promise<Response> {
  const { failOnErrors, operations } = bulkRequest(await readObject(request));
  const results = new Map<BulkOperation, Result>();
  const ids = new Map<string, string>();
  const left = [...operations];
  let errors = 0;
  while (left.length > 0 && errors < (failOnErrors ?? Number.POSITIVE_INFINITY)) {
    const operation = nextOf(left);
    left.splice(left.indexOf(operation), 1);
    const response = await orError(async () => {
      requireOperation(operation, operations);
      requireResolved(operation, ids);
      return handle(...asRequest(resolved(operation, ids), request, base));
    });
    const result = await resultOf(resolved(operation, ids), response, base);
    if (operation.method === 'POST' && operation.bulkId !== null && result.id !== null)
      ids.set(operation.bulkId, result.id);
    if (response.status >= 400) errors++;
    results.set(operation, result);
  }
  const Operations = operations.flatMap((operation) => results.get(operation)?.sent ?? []);
  return scimResponse(200, { schemas: [bulkResponseSchema], Operations });
}

/** The first operation that waits for no other; where all wait, the first. */
function nextOf(left: readonly BulkOperation[]): BulkOperation {
  const made = new Set(left.map(({ method, bulkId }) => (method === 'POST' ? bulkId : null)));
  const isFree = (each: BulkOperation) => !referencesIn(each).some((id) => made.has(id));
  const next = left.find(isFree) ?? left[0];
  if (!next) throw new Error('No operation is left.');
  return next;
}

function requireResolved(operation: BulkOperation, ids: ReadonlyMap<string, string>): void {
  const missing = referencesIn(operation).find((id) => !ids.has(id));
  if (missing !== undefined) throw new ScimRefusal(409, null, `“bulkId:${missing}” names no new resource.`);
}

/** The request that the operation would be alone: the credentials are those of the whole, the rest is its own. */
function asRequest(
  { method, path, version, data }: BulkOperation,
  { headers }: ProgramRequest,
  base: string,
): [ProgramRequest, string[]] {
  const own: Record<string, string | null> = {
    'content-type': 'application/scim+json',
    'if-match': version,
    'if-none-match': null,
  };
  const get = (name: string) => (Object.hasOwn(own, name) ? (own[name] ?? null) : headers.get(name));
  const request = {
    ...{ method, url: `${base}${path}` },
    headers: { get, has: (name: string) => get(name) !== null },
    text: async () => (data === undefined ? '' : JSON.stringify(data)),
  };
  return [request, path.split('/').slice(1)];
}

interface Result {
  /** Of the resource that was answered. */
  id: string | null;
  sent: object;
}

/** What is said of an operation: its status and place, and the error if it is one. */
async function resultOf(
  { method, path, bulkId }: BulkOperation,
  response: Response,
  base: string,
): Promise<Result> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  const isError = response.status >= 400;
  const location =
    isError || body === null ? placeOf(method, path, base) : fieldOf(fieldOf(body, 'meta'), 'location');
  const version = response.headers.get('etag');
  const id = isObject(body) && typeof body.id === 'string' ? body.id : null;
  const sent = {
    method,
    ...(bulkId !== null && { bulkId }),
    ...(version !== null && { version }),
    ...(location !== null && { location }),
    status: String(response.status),
    ...(isError && { response: body }),
  };
  return { id, sent };
}

const placeOf = (method: string, path: string, base: string) => (method === 'POST' ? null : `${base}${path}`);
