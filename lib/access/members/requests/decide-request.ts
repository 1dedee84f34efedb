import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { accessRequests, type RequestStatus } from '@/db/schema/access/access-requests';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { notify } from '@/lib/access/notifications/notify';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import type { Permission } from '@/lib/policy/catalogue';
import { changeLocked } from '../change/change-access';
import type { ProposedAccess } from '../change/check-access';
import { lockMember } from '../find-member';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import { announceRequests, closeRequests } from './close-requests';
import { type Duration, endOf } from './internal/asked-end';
import { asLists, grantFor } from './internal/minimal-grant';
import { closingOf, isOverdue } from './internal/settle-requests';
import { mayDecide, requestKey } from './request-view';

/** The answer to a request. */
export type Answer =
  | ({ answer: 'grant' } & Duration)
  /** Until a temporary change of the asker ends that runs already. */
  | { answer: 'grant-with-current' }
  | { answer: 'refuse'; reason: string | null };

export type DecideRequest = Answer & { requestId: string; version: number };

type Request = typeof accessRequests.$inferSelect;

/**
 * Grants or refuses a request (B1, RQ1). Granting makes the smallest change of the asker's access that gives the
 * permission, decided with the rights that the actor has at this moment (R1–R3), and not for longer than asked. Of
 * several answers the first counts. A request that needs no answer any more is closed instead.
 *
 * @returns the status after it
 * @throws Denied · NotFound, also for a member whom the actor does not administer (R6)
 * @throws Stale when the request was answered or changed since the actor saw it (RO7)
 * @throws Invalid on `duration` when it is longer than asked, or differs from a temporary change that runs
 */
export function decideRequest(
  ctx: WorkspaceContext,
  input: DecideRequest,
): Promise<{ status: RequestStatus }> {
  return changingMembers(ctx, async (tx, actor) => {
    const { request, isPastEnd } = await lockRequest(tx, actor, input.requestId);
    const member = await lockMember(tx, actor, request.memberId, 'everyone');
    if (!mayDecide(actor, member)) {
      // The own request is known to its asker; a request of any other member out of reach is not (R6).
      if (member.userId !== actor.person.userId) throw new NotFound();
      authorize(actor, 'users.edit', memberTarget(member, await readTopHolders(tx, actor)));
    }
    if (request.version !== input.version || request.status !== 'pending') throw new Stale();

    const closing = closingOf(actor, { permission: request.permission, isOverdue: isPastEnd, member });
    if (closing) {
      const here = { workspaceId: actor.workspace.id, memberId: member.id, requestIds: [request.id] };
      await closeRequests(tx, null, { ...here, ...closing });
      return { status: closing.status };
    }
    // Who could not grant it does not refuse it either: the request waits for those who could.
    const change = grantFor(actor, member, request.permission as Permission);
    if (!change) throw new Error('A request that no change can grant is closed before it is answered.');
    const proposed = { role: change.after.role, ...asLists(change.after) };
    authorize(actor, 'users.assign', assignmentTarget(proposed));
    if (input.answer === 'refuse') await refuse(tx, actor, request, member, input.reason);
    else await grant(tx, actor, request, member, input, proposed);
    return { status: input.answer === 'refuse' ? 'denied' : 'approved' };
  });
}

async function lockRequest(tx: Transaction, actor: WorkspaceContext, id: string) {
  const [row] = await tx
    .select({ request: accessRequests, isPastEnd: isOverdue })
    .from(accessRequests)
    .where(and(eq(accessRequests.workspaceId, actor.workspace.id), requestKey(id)))
    .for('update');
  if (!row) throw new NotFound();
  return row;
}

async function grant(
  tx: Transaction,
  actor: WorkspaceContext,
  request: Request,
  member: Member,
  answer: Exclude<Answer, { answer: 'refuse' }>,
  proposed: ProposedAccess,
): Promise<void> {
  const grantedUntil = await grantedEnd(tx, actor, request, member, answer);
  await close(tx, actor, request, member, {
    status: 'approved',
    grantedUntil,
    reason: null,
  });
  await changeLocked(tx, actor, member, proposed, grantedUntil, 'access-granted');
}

/** A row has one temporary change: a grant during it cannot have another end, which would also be the end of that one. */
async function grantedEnd(
  tx: Transaction,
  actor: WorkspaceContext,
  request: Request,
  { revertsAt }: Member,
  answer: Exclude<Answer, { answer: 'refuse' }>,
): Promise<Date | null> {
  if (answer.answer === 'grant-with-current') {
    if (!revertsAt) throw new Stale();
    return revertsAt;
  }
  if (revertsAt) throw new Invalid({ duration: 'temporary-change' });
  const asked = await endOf(tx, actor, request);
  const given = await endOf(tx, actor, answer);
  if (given?.isPast) throw new Invalid({ untilDay: 'past' });
  if (asked && (!given || given.at > asked.at)) throw new Invalid({ duration: 'longer-than-asked' });
  return given?.at ?? null;
}

async function refuse(
  tx: Transaction,
  actor: WorkspaceContext,
  request: Request,
  member: Member,
  reason: string | null,
): Promise<void> {
  await close(tx, actor, request, member, {
    status: 'denied',
    grantedUntil: null,
    reason: reason?.trim() || null,
  });
  await notify(tx, actor.workspace.id, {
    event: 'access-refused',
    memberIds: [member.id],
    actor: { memberId: actor.member.id, name: actor.member.name },
    subject: { requestId: request.id },
  });
}

async function close(
  tx: Transaction,
  actor: WorkspaceContext,
  { id: requestId, permission, version }: Request,
  member: Member,
  answer: { status: 'approved' | 'denied'; grantedUntil: Date | null; reason: string | null },
): Promise<void> {
  const workspaceId = actor.workspace.id;
  await tx
    .update(accessRequests)
    .set({
      ...answer,
      version: version + 1,
      answeredAt: sql`now()`,
      answeredByName: actor.member.name,
    })
    .where(and(eq(accessRequests.workspaceId, workspaceId), eq(accessRequests.id, requestId)));
  await recordAudit(tx, actor.person, {
    event: `access-request.${answer.status}`,
    organisationId: actor.organisation.id,
    workspaceId,
    subject: { id: member.id, name: member.name },
    after: { requestId, permission, until: answer.grantedUntil, reason: answer.reason },
  });
  await announceRequests(tx, { workspaceId, userId: member.userId });
}
