import 'server-only';
import { answerRequest } from '@/lib/access/api/answer-request';
import { findOperation } from '@/lib/access/api/find-operation';
import { ApiRefusal } from '@/lib/access/api/refusal';
import { operations } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { expectAsDocumented } from './answers-of-document';

/** The members of an answer's JSON that tests read by name; each answer has some of them. */
interface Body {
  id: string;
  name: string;
  phone: string;
  fields: Record<string, unknown>;
  data: { id: string; name: string }[];
  nextCursor: string | null;
  /** Of a refusal (RFC 9457). */
  type: string;
  errors: { field: string; code: string; detail: string }[];
}

/** An answer of the API, as a program reads it. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: Body;
}

/**
 * Calls `/api/v1` as a program with this key. Every answer of an operation is checked against the OpenAPI document.
 *
 * @param asked the method and the path, such as `GET /members?q=ann`
 * @param body sent as JSON; a text is sent as it is
 */
export async function askApi(
  token: string | null,
  asked: string,
  body?: unknown,
  sent: Record<string, string> = {},
): Promise<ApiAnswer> {
  const [method = '', path = ''] = asked.split(' ');
  const headers = {
    'x-forwarded-for': '192.0.2.7',
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...sent,
  };
  const request = new Request(`http://console.test/api/v1${path}`, {
    ...{ method, headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const response = await answerRequest(operations, request);
  const answer = await response.json();
  const operationId = documented(request);
  if (operationId) await expectAsDocumented(operationId, response.status, answer);
  return { status: response.status, headers: response.headers, body: answer };
}

/** The operation of a request; undefined for an address or method that has none. */
function documented(request: Request): string | undefined {
  try {
    return findOperation(operations, request).operation.id;
  } catch (error) {
    if (error instanceof NotFound || error instanceof ApiRefusal) return undefined;
    throw error;
  }
}
