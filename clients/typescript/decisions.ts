import type { Connection } from './connection.js';

/** May this user do this, to this resource? By the standard OpenID AuthZEN 1.0. */
export interface Question {
  /** The id or the email of a user. */
  user: string;
  /** A permission, such as `reports.export`. */
  action: string;
  /** A record, such as a contact; absent: the workspace. */
  resource?: { type: string; id: string; properties?: Record<string, unknown> };
}

/** The answer; of a denial with the rule that decided, the reason for a person, and who could allow it. */
export interface Decision {
  decision: boolean;
  context?: {
    rule?: { kind: string; id: string };
    reason?: string;
    remedy?: { kind: string; detail: string; people?: { id: string; properties: { name: string } }[] };
  };
}

/** The decision point of one workspace. */
export interface DecisionPoint {
  /**
   * Asks at this moment; nothing is kept, so a change of access counts with the next question.
   *
   * @throws Error when there is no decision: deny then
   */
  evaluate: (question: Question) => Promise<Decision>;
}

/**
 * The decision point of a workspace. The key needs the scope *List users*.
 *
 * @param workspace its name in the addresses of the console
 * @param patience milliseconds until a question without an answer fails
 */
export function decisionPoint(
  { origin, key, language = 'en' }: Connection,
  workspace: string,
  patience = 5_000,
): DecisionPoint {
  const address = `${origin}/authzen/${workspace}/access/v1/evaluation`;
  return {
    evaluate: async ({ user, action, resource = { type: 'workspace', id: workspace } }) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'accept-language': language,
        },
        body: JSON.stringify({ subject: { type: 'user', id: user }, action: { name: action }, resource }),
        signal: AbortSignal.timeout(patience),
      });
      const answer: unknown = await response.json();
      if (!response.ok || !isDecision(answer))
        throw new Error(`No decision: ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    },
  };
}

const isDecision = (answer: unknown): answer is Decision =>
  typeof answer === 'object' &&
  answer !== null &&
  'decision' in answer &&
  typeof answer.decision === 'boolean';
