import createClient, { type Client } from 'openapi-fetch';
import type { Connection } from './connection.js';
import type { components, paths } from './generated/api.js';

export { type Decision, type DecisionPoint, decisionPoint, type Question } from './decisions.js';
export type { Connection, components, paths };

/** What Latchkey says about a refused call (RFC 9457): `rule` and `remedy` of a denial, `field` of a malformed one. */
export type Problem = components['schemas']['Problem'];

/**
 * A typed client of the API: `client.GET('/members', { params: { query: { q: 'ada' } } })` answers with `data`, or with
 * the problem as `error`. It throws only when the network does.
 */
export function latchkey({ origin, key, language }: Connection): Client<paths> {
  return createClient<paths>({
    baseUrl: `${origin}/api/v1`,
    headers: { authorization: `Bearer ${key}`, ...(language && { 'accept-language': language }) },
  });
}

/**
 * Sends a write until it is answered: after a lost answer, while the first attempt runs, and as long as the limit says.
 * Every attempt must carry the same `Idempotency-Key`, so the work is done once.
 *
 * @param send one attempt, such as `() => client.POST('/invitations', …)`
 * @param attempts at most
 * @returns the answer, or the last refusal
 */
export async function untilAnswered<A extends { response: Response; error?: unknown }>(
  send: () => Promise<A>,
  attempts = 5,
): Promise<A> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send().catch((fault: unknown) => {
      if (attempt === attempts) throw fault;
      return null;
    });
    if (answer && (attempt === attempts || !mayTryAgain(answer))) return answer;
    await new Promise((done) => setTimeout(done, secondsAfter(answer?.response, attempt) * 1_000));
  }
}

function mayTryAgain({ response, error }: { response: Response; error?: unknown }): boolean {
  const type = (error as Partial<Problem> | undefined)?.type ?? '';
  return [429, 503].includes(response.status) || type.endsWith(':idempotency-key-in-use');
}

function secondsAfter(response: Response | undefined, attempt: number): number {
  return Number(response?.headers.get('retry-after')) || 2 ** attempt / 4;
}
