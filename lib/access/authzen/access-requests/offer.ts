import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { refuseAccessRequest } from '@/lib/access/api/refusal';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { askablePermissions } from '@/lib/access/members/requests/own-requests';
import { canonical } from '@/lib/platform/canonical';
import { seal, unseal } from '@/lib/platform/seal';
import type { Permission } from '@/lib/policy/catalogue';
import type { Evaluation } from '../evaluate';
import type { Question } from '../request';

/** How long a denial can be answered with a request, in milliseconds. */
const offered = 10 * 60_000;

/** What a requestable denial says besides its reason. */
export interface Offer {
  evaluation_id: string;
  evaluated_at: string;
  access_request: {
    requestable: true;
    endpoint: string;
    template: 'permission';
    expires_at: string;
    binding_token: string;
    display: { title: string };
  };
}

const bound = z.object({
  workspaceId: z.string(),
  memberId: z.string(),
  evaluationId: z.string(),
  question: z.string(),
  expiresAt: z.number(),
});

/** Subject, action and resource of a question, with their properties: what a denial is bound to. */
const questionText = ({ subject, action, resource }: Question) => canonical({ subject, action, resource });

/**
 * Offers to ask for what a question was denied; null where no request could give it. Asked for is the access of the
 * key's holder only: no key speaks for another person. A question that supposes something is about no stored access.
 */
export function offerFor(
  ctx: WorkspaceContext,
  question: Question,
  { decision, subject }: Evaluation,
  display: { endpoint: string; title: string },
): Offer | null {
  const isOwn = subject?.id === ctx.member.id && !supposes(question);
  const isKnown = !decision.allowed && decision.rule.kind !== 'unknown';
  if (!isOwn || !isKnown || !askablePermissions(ctx).includes(question.action.name as Permission))
    return null;
  const at = new Date();
  const expiresAt = at.getTime() + offered;
  const evaluationId = randomUUID();
  const token: z.output<typeof bound> = {
    ...{ workspaceId: ctx.workspace.id, memberId: ctx.member.id },
    ...{ evaluationId, question: questionText(question), expiresAt },
  };
  return {
    evaluation_id: evaluationId,
    evaluated_at: at.toISOString(),
    access_request: {
      requestable: true,
      endpoint: display.endpoint,
      template: 'permission',
      expires_at: new Date(expiresAt).toISOString(),
      binding_token: Buffer.from(seal('denials', token)).toString('base64url'),
      display: { title: display.title },
    },
  };
}

const supposes = ({ subject, resource }: Question) =>
  [subject.properties, resource.properties].some((each) =>
    Object.values(each ?? {}).some((value) => value !== undefined),
  );

/**
 * Verifies that a denial was given for this question to the holder of the key, and returns its evaluation.
 *
 * @throws ApiRefusal invalid_denial_binding, expired_denial
 */
export function requireBinding(
  ctx: WorkspaceContext,
  question: Question,
  denial: { binding_token?: string; evaluation_id?: string } | undefined,
): { evaluationId: string } {
  const token = read(denial?.binding_token ?? '');
  const isBound =
    token !== null &&
    token.workspaceId === ctx.workspace.id &&
    token.memberId === ctx.member.id &&
    token.question === questionText(question) &&
    (denial?.evaluation_id ?? token.evaluationId) === token.evaluationId;
  if (!isBound) throw refuseAccessRequest('invalid-denial-binding');
  if (token.expiresAt <= Date.now()) throw refuseAccessRequest('expired-denial');
  return { evaluationId: token.evaluationId };
}

function read(written: string): z.output<typeof bound> | null {
  try {
    return bound.parse(unseal('denials', Buffer.from(written, 'base64url')));
  } catch {
    return null;
  }
}
