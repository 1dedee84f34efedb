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
