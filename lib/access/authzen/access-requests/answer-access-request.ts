import 'server-only';
import { ApiRefusal, refuseAccessRequest } from '@/lib/access/api/refusal';
import { withdrawRequests } from '@/lib/access/members/requests/withdraw-request';
import { Stale } from '@/lib/platform/errors';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { type Requester, submitRequests } from './submit-requests';
import { readTask } from './task-answer';
import { openHandle } from './task-handle';

/** An address below `…/requests`. */
export type RequestsAddress = { kind: 'submit' } | { kind: 'read' | 'cancel'; handle: string };

const methodsOf = {
  submit: ['POST'],
  read: ['GET'],
  cancel: ['POST', 'DELETE'],
} satisfies Record<RequestsAddress['kind'], string[]>;

/** The address of access requests that a path names; null for any other path. */
export function requestsAddress(path: string): RequestsAddress | null {
  const [first, handle, last, ...more] = path.split('/');
  if (first !== 'requests' || more.length > 0) return null;
  if (handle === undefined) return { kind: 'submit' };
  if (handle === '') return null;
  if (last === undefined) return { kind: 'read', handle };
  return last === 'cancel' ? { kind: 'cancel', handle } : null;
}

/** @throws ApiRefusal naming the methods that the address takes */
export function requireMethod({ kind }: RequestsAddress, method: string): void {
  const methods: readonly string[] = methodsOf[kind];
  if (!methods.includes(method))
    throw new ApiRefusal('method-not-allowed', {}, { allow: methods.join(', ') });
}

/**
 * Submits, reads or cancels access requests (B1). Each operation is decided by the present access of the key's holder
 * (R4).
 *
 * @param bodyOf reads the body; a submission needs one
 */
export async function answerAccessRequest(
  requester: Requester,
  address: RequestsAddress,
  request: ProgramRequest,
  bodyOf: (request: ProgramRequest) => Promise<object>,
): Promise<Response> {
  const { ctx } = requester;
  if (address.kind === 'submit') {
    const answer = await submitRequests(requester, request, await bodyOf(request));
    return Response.json(answer, { status: 202, headers: { location: answer.task.status_endpoint } });
  }
  if (address.kind === 'cancel') {
    const { items } = openHandle(ctx, address.handle);
    const ids = items.map(({ requestId }) => requestId);
    await withdrawRequests(ctx, ids).catch((error: unknown) => {
      throw error instanceof Stale ? refuseAccessRequest('invalid-task-state') : error;
    });
  }
  return Response.json(await readTask(ctx, address.handle));
}
