import 'server-only';
import type { z } from 'zod';
import { Invalid, NotFound, Unauthenticated } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { depthOf } from '@/lib/platform/http/json-depth';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import type { Operation } from './operation';
import { ApiRefusal } from './refusal';

/** In bytes, as the proxy allows. */
export const largestBody = 256 * 1024;
const deepestBody = 32;
/** Control characters and more than a line's length identify nothing. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** The parts of a request, validated. Unknown names are refused, each by name. */
export async function readInput(
  { params, query, body }: Operation,
  request: ProgramRequest,
  inPath: Readonly<Record<string, string>>,
) {
  const read = params?.safeParse(inPath);
  if (read && !read.success) throw new NotFound();
  return {
    params: read?.data ?? {},
    query: parsed(query, queryOf(request)),
    body: body ? parsed(body, await jsonOf(request)) : await nothingIn(request),
  };
}

function parsed(schema: z.ZodObject | undefined, input: unknown): unknown {
  if (!schema) {
    const unknown = Object.keys(input as object).map((name) => [name, 'unknown-field']);
    if (unknown.length > 0) throw new Invalid(Object.fromEntries(unknown));
    return {};
  }
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  throw new Invalid({ ...fieldErrors(withoutUnknown(error)), ...unknownNames(error) });
}

const isUnknown = ({ code }: z.core.$ZodIssue) => code === 'unrecognized_keys';

/** The issues about known names. */
function withoutUnknown(error: z.ZodError): Pick<z.ZodError, 'issues'> {
  return { issues: error.issues.filter((issue) => !isUnknown(issue)) };
}

function unknownNames({ issues }: z.ZodError): Record<string, string> {
  const names = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  );
  return Object.fromEntries(names.map((name) => [name, 'unknown-field']));
}

/** A name that occurs more than once is a list, which no schema of a query accepts. */
function queryOf({ url }: ProgramRequest): Record<string, unknown> {
  const { searchParams } = new URL(url);
  const entries = [...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length > 1 ? values : values[0]];
  });
  return Object.fromEntries(entries);
}

/** An operation without a body refuses the names of one, as a query is refused. */
async function nothingIn(request: ProgramRequest): Promise<unknown> {
  if (request.method === 'GET') return {};
  const text = await request.text();
  return text === '' ? {} : parsed(undefined, objectOf(text));
}

async function jsonOf(request: ProgramRequest): Promise<object> {
  if (!isJson(request)) throw new ApiRefusal('unsupported-media-type');
  return readObject(request);
}

/** Whether the body of a request is announced as JSON. */
export function isJson({ headers }: ProgramRequest): boolean {
  return /^application\/json\s*(?:;|$)/i.test(headers.get('content-type') ?? '');
}

/**
 * The JSON object of a body.
 *
 * @throws ApiRefusal for a body that is too large, or anything else
 */
export async function readObject(request: ProgramRequest): Promise<object> {
  return objectOf(await request.text());
}

function objectOf(text: string): object {
  if (Buffer.byteLength(text) > largestBody) throw new ApiRefusal('too-large');
  if (depthOf(text) > deepestBody) throw new ApiRefusal('malformed-json');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ApiRefusal('malformed-json');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ApiRefusal('malformed-json');
  return json;
}

/** The key of `Authorization: Bearer lk_…`. Cookies are ignored: no website can call on behalf of its visitor. */
export function bearerOf({ headers }: ProgramRequest): string {
  const [scheme = '', token = ''] = (headers.get('authorization') ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer' || token.length > 200) throw new Unauthenticated();
  return token;
}

/**
 * The `Idempotency-Key` of a writing request; null without one. The draft writes it as a string in quotation marks,
 * which do not count: many programs send none.
 */
export function idempotencyKeyOf({ method, headers }: ProgramRequest): string | null {
  const written = headers.get('idempotency-key');
  if (method === 'GET' || written === null) return null;
  const key = /^"([^"]+)"$/.exec(written)?.[1] ?? written;
  if (!keyForm.test(key)) throw new Invalid({ 'Idempotency-Key': 'invalid' });
  return key;
}
