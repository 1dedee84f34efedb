import 'server-only';
import { answerRequest } from '@/lib/access/api/answer-request';
import { findOperation } from '@/lib/access/api/find-operation';
import { operations } from '@/lib/modules';

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
 * Calls `/api/v1` as a program with this key. A success is checked against the schema that the reference shows.
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
  if (response.ok) findOperation(operations, request).operation.answer.parse(answer);
  return { status: response.status, headers: response.headers, body: answer };
}
