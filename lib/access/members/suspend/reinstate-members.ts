import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { mailStatus } from '@/lib/access/notifications/mail-status';
import { Stale } from '@/lib/platform/errors';
import { requireActivePerson } from '../directory-lock';
import { lockMember } from '../find-member';
import { changeEachMember } from '../internal/change-each-member';
import { type MemberView, memberView } from '../member-view';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';

/**
 * Ends the suspension of members: each has exactly the access and the work of before (B4); an invited person can accept
 * again. Needs the permission to revoke, and that to give this access (R3), as undoing a revocation does. Each is
 * decided separately (RO9).
 */
export function reinstateMembers(
  ctx: WorkspaceContext,
  { chosen }: { chosen: readonly Chosen[] },
): Promise<BulkReport> {
  return changingMembers(ctx, (tx, actor) =>
    changeEachMember(tx, actor, chosen, (row, member) => reinstateLocked(row, actor, member)),
  );
}

/**
 * The same for one member.
 *
 * @throws Denied · NotFound · Stale when they are not suspended
 */
export function reinstateMember(
  ctx: WorkspaceContext,
  { memberId }: { memberId: string },
): Promise<MemberView> {
  return changingMembers(ctx, async (tx, actor) => {
    await reinstateLocked(tx, actor, await lockMember(tx, actor, memberId));
    return memberView(tx, actor, memberId);
  });
}

/** The same for one locked member, in a running change of memberships. */
export async function reinstateLocked(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
): Promise<void> {
  authorize(actor, 'users.revoke', memberTarget(member, await readTopHolders(tx, actor)));
  authorize(actor, 'users.assign', assignmentTarget(member));
  if (member.status !== 'suspended') throw new Stale();
  await requireActivePerson(tx, actor, member);
  await reinstate(tx, actor.person, member);
}

/** The same without a decision. The transaction must be in the member's workspace, and have authorised the act. */
export async function reinstate(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>,
  member: Member,
): Promise<void> {
  const here = { workspaceId: member.workspaceId };
  const status = member.userId === null ? 'invited' : 'active';
  await tx
    .update(members)
    .set({ status, suspendedUntil: null, suspensionReason: null, version: member.version + 1 })
    .where(and(eq(members.workspaceId, here.workspaceId), eq(members.id, member.id)));
  const { role, restrictions, grants } = member;
  await recordAudit(tx, actor, {
    event: 'member.reinstated',
    organisationId: member.organisationId,
    ...here,
    subject: { id: member.id, name: member.name },
    before: {
      role,
      restrictions,
      grants,
      status: 'suspended',
      until: member.suspendedUntil,
      reason: member.suspensionReason,
    },
    after: { role, restrictions, grants, status },
  });
  await mailStatus(tx, member, 'reinstated');
  if (member.userId) await announce(tx, { topic: 'access', ...here, userId: member.userId });
  await announce(tx, { topic: 'members', ...here });
}
