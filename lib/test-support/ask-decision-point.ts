import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { programServer } from './program-server';

/** A decision of an answer, as far as tests read it. */
export interface AnsweredDecision {
  decision: boolean;
  context: {
    rule: { kind: string; id: string };
    reason: string;
    remedy?: {
      kind: string;
      detail: string;
      by?: string[];
      people?: { id: string; properties: { name: string } }[];
      change?: { lifts: string[]; gives: string[]; role?: string };
    };
    error?: { status: number; message: string; field: string };
  };
}

/** The members of an answer that tests read by name; each answer has some of them. */
interface Body extends AnsweredDecision {
  evaluations: AnsweredDecision[];
  results: { type?: string; id?: string; name?: string; properties?: { couldBeGranted?: boolean } }[];
  page: { next_token: string; count: number };
  /** Of a refusal (RFC 9457). */
  type: string;
  field: string;
  code: string;
}

export interface DecisionPointAnswer {
  status: number;
  headers: Headers;
  body: Body;
}

/** Stores an API key of a member, in every model: not all have the page that makes them. */
export async function keyOf(
  admin: Sql,
  { workspace, person, inheritedFrom }: WorkspaceContext,
  scopes: readonly ApiScope[] = ['users.view'],
): Promise<string> {
  const token = `lk_${randomUUID()}`;
  await admin`insert into api_keys (workspace_id, id, holder_id, membership_id, name, token_hash, hint, scopes)
    values (${workspace.id}, gen_random_uuid(), ${person.userId}, ${inheritedFrom.memberId}, 'Gate',
      ${tokenHash(token)}, ${token.slice(-4)}, ${[...scopes]})`;
  return token;
}

/**
 * Asks the decision point of a workspace as a program with this key, over HTTP.
 *
 * @param asked the method and the path below `access/v1`, such as `POST evaluation`
 * @param body sent as JSON; a text is sent as it is
 */
export async function askDecisionPoint(
  token: string | null,
  workspace: string,
  asked: string,
  body?: unknown,
  sent: Record<string, string> = {},
): Promise<DecisionPointAnswer> {
  const [method = '', path = ''] = asked.split(' ');
  const response = await fetch(`${await programServer()}/authzen/${workspace}/access/v1/${path}`, {
    method,
    headers: {
      'x-forwarded-for': '192.0.2.7',
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...sent,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  expectNoNull(text);
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}

/** The standard has no null anywhere. */
function expectNoNull(text: string): void {
  JSON.parse(text, (name, value) => {
    if (value === null) throw new Error(`${name} is null: ${text}`);
    return value;
  });
}
