import { STATUS_CODES } from 'node:http';
import { echoOf } from './echo';

/** The members that every problem has (RFC 9457). Others may follow. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  [more: string]: unknown;
}

/** The `type` of a kind of problem: a name, not an address. */
export const problemType = (kind: string) => `urn:latchkey:problem:${kind}`;

/** Answers a program with a problem. */
export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, 'cache-control': 'no-store', 'content-type': 'application/problem+json' },
  });
}

/** Answers a program whose request has the wrong form, by the status alone. */
export function refusalOf(status: number, { headers }: { headers: Pick<Headers, 'get'> }): Response {
  return problemResponse(
    { type: 'about:blank', title: STATUS_CODES[status] ?? '', status },
    echoOf({ headers }),
  );
}
