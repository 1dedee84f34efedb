import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { deriveToken } from '@/lib/access/credentials/token';
import { type RequestState, readRequestStates } from '@/lib/access/members/requests/request-states';
import { canonical } from '@/lib/platform/canonical';
import type { Evaluation } from '../evaluate';
import type { Question } from '../request';

/** How long the approval of an access without an end is named in answers, in milliseconds. */
const named = 30 * 86_400_000;

/** An approval, as programs keep it and send it back in `context.approval`. */
export interface Approval {
  id: string;
  approved_at: string;
  approved_until: string;
}

type About = Pick<Question, 'action' | 'resource'>;

/** The approval of a granted request; null for any other. It is bound to the member, the action and the resource. */
export function approvalOf(
  { member }: WorkspaceContext,
  { id, status, answeredAt, grantedUntil }: RequestState,
  about: { action: object; resource: object },
): Approval | null {
  if (status !== 'approved' || !answeredAt) return null;
  const { action, resource } = about;
  const proof = deriveToken('approval', id, canonical([member.id, action, resource]));
  return {
    id: `apr_${id.replaceAll('-', '')}${proof}`,
    approved_at: answeredAt.toISOString(),
    approved_until: (grantedUntil ?? new Date(answeredAt.getTime() + named)).toISOString(),
  };
}

const written = /^apr_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[\w-]{43}$/;

/**
 * The approval that a permitted question presents, if it is the approval of exactly this question and not over. It
 * has no part in the decision: a grant changes the access, and the engine decides by that alone.
 */
export async function presentedApproval(
  ctx: WorkspaceContext,
  { action, resource, context }: About & Pick<Question, 'context'>,
  { decision, subject }: Evaluation,
): Promise<Pick<Approval, 'id' | 'approved_until'> | null> {
  const presented = context?.approval;
  if (!decision.allowed || subject?.id !== ctx.member.id || !isObject(presented)) return null;
  const requestId = written.exec(String(presented.id))?.slice(1).join('-');
  if (!requestId) return null;
  const state = (await readRequestStates(ctx, [requestId])).get(requestId);
  const approval = state ? approvalOf(ctx, state, { action, resource }) : null;
  if (!approval || approval.id !== presented.id || Date.parse(approval.approved_until) <= Date.now())
    return null;
  return { id: approval.id, approved_until: approval.approved_until };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
