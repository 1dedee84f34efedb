import 'server-only';
import { and, eq, lte, or, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import { members, presence } from '@/db/schema/access/members';
import { revocations } from '@/db/schema/access/seats';
import { viewings } from '@/db/schema/access/viewings';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { isActive } from '@/lib/access/context/member-now';
import { mailStatus } from '@/lib/access/notifications/mail-status';
import { notify } from '@/lib/access/notifications/notify';
import { handOverSeats } from '@/lib/access/seats/hand-over-seats';
import { isViewingDue, recordViewings } from '@/lib/access/viewing/record-viewings';
import { closeCovers } from '../cover/close-covers';
import { isCoverDue, recordCovers } from '../cover/record-covers';
import { closeRequests } from '../requests/close-requests';
import { notifyReversion } from './internal/notify-reversion';

type Row = typeof members.$inferSelect;

const hasEnded = and(
  lte(members.endsAt, sql`now()`),
  sql`${members.status} <> 'left' and ${members.endRecordedFor} is distinct from ${members.endsAt}`,
);
const hasServedSuspension = sql`${members.status} = 'suspended' and ${members.suspendedUntil} <= now()`;
const hasReverted = lte(members.revertsAt, sql`now()`);

/** Whether `recordEndings` would record anything, for readers that write nothing otherwise. */
export async function hasUnrecordedEndings(tx: Transaction, workspaceId: string): Promise<boolean> {
  const member = and(eq(members.workspaceId, workspaceId), or(hasEnded, hasServedSuspension, hasReverted));
  const found = sql<boolean>`exists (select from ${members} where ${member})
    or exists (select from ${covers} where ${isCoverDue(workspaceId)})
    or exists (select from ${viewings} where ${isViewingDue(workspaceId)})`;
  const [row] = await tx
    .select({ found })
    .from(sql`(values (1)) as one (row)`)
    .prepare('unrecorded-endings')
    .execute();
  return row?.found ?? false;
}

/**
 * Records the unrecorded endings of a workspace. Suspensions and temporary changes: writes the status or access that
 * applies again. Covers: tells both (B11). Viewings whose time has passed (B6). Memberships: moves the work as its administrator chose. Writes one audit event each, dated at the end,
 * by Latchkey itself. The update marks each end, so that of any number of callers one records it. The transaction must
 * be in the workspace and its organisation.
 *
 * @returns how many it recorded
 */
export async function recordEndings(tx: Transaction, workspaceId: string): Promise<number> {
  const covers = await recordCovers(tx, workspaceId);
  await recordViewings(tx, workspaceId);
  const reverted = (await recordReinstatements(tx, workspaceId)) + (await recordReversions(tx, workspaceId));
  const ended = await tx
    .update(members)
    .set({ endRecordedFor: sql`${members.endsAt}` })
    .where(and(eq(members.workspaceId, workspaceId), hasEnded))
    .returning();
  for (const member of ended) await record(tx, member);
  if (ended.length + reverted > 0) await announce(tx, { topic: 'members', workspaceId });
  return ended.length + reverted + covers;
}

/** Locked and read again, so that of any number of callers one writes each. */
async function recordReinstatements(tx: Transaction, workspaceId: string): Promise<number> {
  const isDue = and(eq(members.workspaceId, workspaceId), hasServedSuspension);
  const due = await tx.select().from(members).where(isDue).for('update');
  for (const member of due) {
    const { id, organisationId, userId, name, suspendedUntil, suspensionReason } = member;
    const status = userId === null ? 'invited' : 'active';
    await tx
      .update(members)
      .set({ status, suspendedUntil: null, suspensionReason: null })
      .where(and(eq(members.workspaceId, workspaceId), eq(members.id, id)));
    await recordAudit(tx, null, {
      event: 'member.reinstated',
      organisationId,
      workspaceId,
      subject: { id, name },
      before: { status: 'suspended', until: suspendedUntil, reason: suspensionReason },
      after: { status, endedAt: suspendedUntil },
    });
    await mailStatus(tx, member, 'reinstated');
    if (userId) await announce(tx, { topic: 'access', workspaceId, userId });
  }
  return due.length;
}

/** Locked and read again, so that of any number of callers one writes each. */
async function recordReversions(tx: Transaction, workspaceId: string): Promise<number> {
  const isDue = and(eq(members.workspaceId, workspaceId), hasReverted);
  const due = await tx.select().from(members).where(isDue).for('update');
  for (const member of due) {
    const { id, organisationId, userId, name, role, restrictions, grants, revertsAt } = member;
    const later = {
      role: member.laterRole ?? role,
      restrictions: member.laterRestrictions ?? restrictions,
      grants: member.laterGrants ?? grants,
    };
    await tx
      .update(members)
      .set({
        ...later,
        ...{ revertsAt: null, laterRole: null, laterRestrictions: null, laterGrants: null },
        version: member.version + 1,
      })
      .where(and(eq(members.workspaceId, workspaceId), eq(members.id, id)));
    await recordAudit(tx, null, {
      event: 'member.access-changed',
      organisationId,
      workspaceId,
      subject: { id, name },
      before: { role, restrictions, grants },
      after: { ...later, endedAt: revertsAt },
    });
    await notifyReversion(tx, member, later);
    if (userId) await announce(tx, { topic: 'access', workspaceId, userId });
  }
  return due.length;
}

async function record(tx: Transaction, member: Row): Promise<void> {
  const { workspaceId, id, organisationId, userId, name, role, restrictions, grants, endsAt } = member;
  const successorId = await moveWork(tx, member);
  await tx.delete(presence).where(and(eq(presence.workspaceId, workspaceId), eq(presence.memberId, id)));
  await closeCovers(tx, null, member);
  await closeRequests(tx, null, { workspaceId, memberId: id, status: 'cancelled', outcome: 'ended' });
  await recordAudit(tx, null, {
    event: 'member.ended',
    organisationId,
    workspaceId,
    subject: { id, name },
    before: { role, restrictions, grants, status: member.status },
    after: { status: 'ended', endedAt: endsAt, workAtEnd: member.workAtEnd, successorId },
  });
  await mailStatus(tx, member, 'ended');
  if (userId) await announce(tx, { topic: 'access', workspaceId, userId });
}

/** Without an active successor the work becomes unassigned, so that it is not forgotten. */
async function moveWork(tx: Transaction, member: Row): Promise<string | null> {
  const { workspaceId, id: memberId, workAtEnd, status } = member;
  if (workAtEnd === 'stays' || (status !== 'active' && status !== 'suspended')) return null;
  const successorId = workAtEnd === 'successor' ? await activeSuccessor(tx, member) : null;
  const [revocation] = await tx
    .insert(revocations)
    .values({ workspaceId, memberId, successorId, statusBefore: status })
    .returning({ id: revocations.id });
  if (!revocation) return null;
  await handOverSeats(tx, { workspaceId, revocationId: revocation.id, fromId: memberId, toId: successorId });
  await notify(tx, workspaceId, {
    event: 'work-handed-over',
    memberIds: successorId === null ? [] : [successorId],
    actor: null,
    subject: { memberId, revocationId: revocation.id },
  });
  await announce(tx, { topic: 'work', workspaceId });
  return successorId;
}

async function activeSuccessor(tx: Transaction, { workspaceId, successorId }: Row): Promise<string | null> {
  if (successorId === null) return null;
  const [row] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, successorId), isActive));
  return row?.id ?? null;
}
