import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members, presence } from '@/db/schema/access/members';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { mailStatus } from '@/lib/access/notifications/mail-status';
import { Invalid, Stale } from '@/lib/platform/errors';
import { closeCovers } from '../cover/close-covers';
import { startLocked } from '../cover/start-cover';
import { lockMember } from '../find-member';
import { changeEachMember } from '../internal/change-each-member';
import { endOfDay } from '../internal/days';
import { enqueueRecording } from '../internal/enqueue-end';
import { type MemberView, memberView } from '../member-view';
import { type Member, memberTarget } from '../policy-target';
import { closeRequests } from '../requests/close-requests';
import { readTopHolders, spansAs } from '../top-holders';

export interface SuspendMembers {
  chosen: readonly Chosen[];
  /** Only those who may revoke the access read it. */
  reason: string | null;
  /** The last day of the suspension in the workspace's time zone, as 2026-12-31; null: until they are reinstated. */
  until: string | null;
  /** A colleague who covers the member from now on, to the end of a day; for one member (B11). */
  cover?: { byId: string; ends: string } | null;
}

interface Suspension {
  reason: string | null;
  until: Date | null;
  cover: { byId: string; ends: string } | null;
}

/**
 * Suspends members (B4). Each is refused from their next request, in every process (SE8); nothing of theirs is changed
 * or reassigned. An invited person cannot accept. Suspending a suspended member replaces the reason and the end. Each
 * is decided separately: of all owners at once, the last stays active (R1, R2, S1.15, RO9).
 *
 * @throws Invalid on `until` when that day is over; on `byId` or `ends` where the cover is not possible
 */
export function suspendMembers(
  ctx: WorkspaceContext,
  { chosen, reason, until, cover = null }: SuspendMembers,
): Promise<BulkReport> {
  return changingMembers(ctx, async (tx, actor) => {
    const last = until === null ? null : await endOfDay(tx, actor, until);
    if (last?.isPast) throw new Invalid({ until: 'past' });
    if (cover && chosen.length > 1) throw new Invalid({ byId: 'invalid' });
    const suspension = { reason: reason?.trim() || null, until: last?.at ?? null, cover };
    return changeEachMember(tx, actor, chosen, (row, member) => suspend(row, actor, member, suspension));
  });
}

/**
 * Suspends one member, as `suspendMembers` does several.
 *
 * @throws Denied · NotFound · Stale · Invalid on `until` when that day is over
 */
export function suspendMember(
  ctx: WorkspaceContext,
  {
    memberId,
    version,
    reason,
    until,
  }: { memberId: string; version?: number } & Omit<SuspendMembers, 'chosen' | 'cover'>,
): Promise<MemberView> {
  return changingMembers(ctx, async (tx, actor) => {
    const last = until === null ? null : await endOfDay(tx, actor, until);
    if (last?.isPast) throw new Invalid({ until: 'past' });
    const member = await lockMember(tx, actor, memberId);
    if (version !== undefined && version !== member.version) throw new Stale();
    await suspend(tx, actor, member, {
      reason: reason?.trim() || null,
      until: last?.at ?? null,
      cover: null,
    });
    return memberView(tx, actor, member.id);
  });
}

async function suspend(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  { reason, until, cover }: Suspension,
): Promise<void> {
  const after = spansAs(actor, member, { storedStatus: 'suspended', suspendedUntil: until });
  authorize(actor, 'users.revoke', memberTarget(member, await readTopHolders(tx, actor), after));
  if (member.status === 'ended') throw new Stale();
  await suspendMembership(tx, actor.person, member, { reason, until });
  if (cover) await startLocked(tx, actor, member, { ...cover, starts: null });
}

/** The same without a decision. The transaction must be in the member's workspace, and have authorised the act. */
export async function suspendMembership(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>,
  member: Member,
  { reason, until }: Pick<Suspension, 'reason' | 'until'>,
): Promise<void> {
  const here = { workspaceId: member.workspaceId };
  await tx
    .update(members)
    .set({
      status: 'suspended',
      suspendedUntil: until,
      suspensionReason: reason,
      version: member.version + 1,
    })
    .where(and(eq(members.workspaceId, here.workspaceId), eq(members.id, member.id)));
  await tx
    .delete(presence)
    .where(and(eq(presence.workspaceId, here.workspaceId), eq(presence.memberId, member.id)));
  await closeCovers(tx, actor, member);
  await closeRequests(tx, actor, {
    ...here,
    memberId: member.id,
    status: 'cancelled',
    outcome: 'suspended',
  });
  await recordAudit(tx, actor, {
    event: 'member.suspended',
    organisationId: member.organisationId,
    ...here,
    subject: { id: member.id, name: member.name },
    before: { status: member.status },
    after: { status: 'suspended', until, reason },
  });
  if (until) await enqueueRecording(tx, { ...here, memberId: member.id, endsAt: until });
  await mailStatus(tx, member, 'suspended');
  if (member.userId) await announce(tx, { topic: 'access', ...here, userId: member.userId });
  await announce(tx, { topic: 'members', ...here });
}
