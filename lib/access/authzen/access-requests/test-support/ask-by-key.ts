import type { Sql } from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { decideRequest } from '@/lib/access/members/requests/decide-request';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { world } from '@/lib/test-support/world';
import type { Offer } from '../offer';
import type { TaskAnswer } from '../task-answer';

type Question = ReturnType<typeof questionOf>;

/** May the member do it in the workspace? */
export const questionOf = ({ member, workspace }: WorkspaceContext, permission = 'contacts.export') => ({
  subject: { type: 'user', id: member.id },
  action: { name: permission },
  resource: { type: 'workspace', id: workspace.slug },
});

/** A manager without *Data export* and *Integrations* whose program asks, and two owners who can answer. */
export async function gate(admin: Sql) {
  const { olga, otto, mia } = await world({
    people: {
      olga: 'owner',
      otto: 'owner',
      mia: { role: 'manager', restrictions: ['data-export', 'integrations'] },
    },
  });
  const token = await keyOf(admin, mia);
  return { olga, otto, mia, token, ...program(token, mia.workspace.slug) };
}

/** What a program with a key does at the decision point of a workspace. */
export function program(token: string, slug: string) {
  const call = async (asked: string, body?: unknown, sent?: Record<string, string>) => {
    const answer = await askDecisionPoint(token, slug, asked, body, sent);
    return { ...answer, body: answer.body as typeof answer.body & TaskAnswer };
  };

  const evaluate = async (question: object) => {
    const { body } = await call('POST evaluation', question);
    return body as unknown as {
      decision: boolean;
      context: Partial<Offer> & { approval?: object; remedy?: { kind: string } };
    };
  };

  /** The denial of a question, as a submission repeats it. */
  const denialOf = async (question: Question) => {
    const { context } = await evaluate(question);
    const { evaluation_id, evaluated_at, access_request: offered } = context;
    const { expires_at, binding_token, template } = offered ?? {};
    return { evaluation_id, evaluated_at, expires_at, binding_token, template };
  };

  const submission = async (question: Question, rest: object = {}) => ({
    ...question,
    denial: await denialOf(question),
    context: { business_justification: 'For the fair' },
    ...rest,
  });

  const submit = async (question: Question, rest?: object, sent?: Record<string, string>) =>
    call('POST requests', await submission(question, rest), sent);

  const read = (id: string) => call(`GET requests/${id}`);
  const cancel = (id: string, method = 'POST') => call(`${method} requests/${id}/cancel`);
  return { call, evaluate, denialOf, submission, submit, read, cancel };
}

/** The stored requests of a member, the oldest first. */
export const rowsOf = (admin: Sql, { member }: WorkspaceContext) =>
  admin`select * from access_requests where member_id = ${member.id} order by created_at, permission`;

/** Answers the open request of a member for a permission in the console. */
export async function answerInConsole(
  admin: Sql,
  by: WorkspaceContext,
  { member }: WorkspaceContext,
  answer: 'grant' | 'refuse',
  permission = 'contacts.export',
) {
  const [row] = await admin`select id, version from access_requests
    where member_id = ${member.id} and permission = ${permission} and status = 'pending'`;
  const about = { requestId: row?.id, version: row?.version };
  if (answer === 'refuse') return decideRequest(by, { ...about, answer, reason: null });
  return decideRequest(by, { ...about, answer, duration: 'hours', untilDay: null });
}
