import 'server-only';
import { sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { members, type WorkAtEnd } from '@/db/schema/access/members';
import type { MembershipDates } from '@/db/schema/access/notifications';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { mailStatus } from '@/lib/access/notifications/mail-status';
import { notify } from '@/lib/access/notifications/notify';
import { Invalid, Stale } from '@/lib/platform/errors';
import { closeCovers } from '../cover/close-covers';
import { lockMember } from '../find-member';
import { endOfDay, startOfDay } from '../internal/days';
import { enqueueEnd } from '../internal/enqueue-end';
import { requireSuccessor } from '../internal/require-successor';
import { memberKey } from '../member-key';
import { type MemberView, memberView } from '../member-view';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { readTopHolders, spansAs } from '../top-holders';
import { renew } from './internal/renew';
import { recordEndings } from './record-endings';

/** Days as 2026-12-31, in the workspace's time zone; null: none. */
export interface SetDates {
  memberId: string;
  /** The version that the form showed. */
  version: number;
  /** The first day. */
  starts: string | null;
  /** The last day. */
  ends: string | null;
  work: WorkAtEnd;
  /** The member who gets the work at the end, where `work` says so. */
  successorId?: string | null;
}

/**
 * Sets the first and the last day of a membership (B5). It gives access within them only, by the database's clock and
 * with no job. For a membership that ended at most 30 days ago a later end, or none, renews it: access and work are
 * exactly as before.
 *
 * @throws Denied when the actor may not edit this member (R1, S1.15) or not give that access (R3), or when a later
 *   moment would have no active holder of the top role (R2) · NotFound · Stale
 * @throws Invalid on `ends` when that day is over or before the first one; on `successorId` (RV9); when it ended too
 *   long ago
 */
export function setDates(ctx: WorkspaceContext, input: SetDates): Promise<MemberView> {
  return changingMembers(ctx, async (tx, actor) => {
    await recordEndings(tx, actor.workspace.id);
    const member = await lockMember(tx, actor, input.memberId);
    if (member.version !== input.version) throw new Stale();
    const first = input.starts === null ? null : await startOfDay(tx, actor, input.starts);
    const last = input.ends === null ? null : await endOfDay(tx, actor, input.ends);
    const dates = { startsAt: first?.at ?? null, endsAt: last?.at ?? null };
    await authorizeDates(tx, actor, member, dates);
    if (last?.isPast) throw new Invalid({ ends: 'past' });
    if (dates.startsAt && dates.endsAt && dates.startsAt >= dates.endsAt)
      throw new Invalid({ ends: 'ends-first' });
    const work = dates.endsAt ? input.work : 'stays';
    const successorId = work === 'successor' ? (input.successorId ?? '') : null;
    if (successorId !== null) await requireSuccessor(tx, actor, [member.id], successorId);
    if (member.status === 'ended') await renew(tx, actor, member);
    await dateLocked(tx, actor, member, { ...dates, workAtEnd: work, successorId });
    return memberView(tx, actor, member.id);
  });
}

interface Dates {
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Refuses an actor who may not edit this member so (R1, R2, S1.15), or not give that access (R3). */
async function authorizeDates(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  dates: Dates,
): Promise<void> {
  const target = memberTarget(member, await readTopHolders(tx, actor), spansAs(actor, member, dates));
  authorize(actor, 'users.edit', target);
  authorize(actor, 'users.assign', assignmentTarget(member));
}

/** Gives a locked member these dates, in a running change of memberships. */
export async function dateLocked(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  after: Dates & { workAtEnd: WorkAtEnd; successorId: string | null },
): Promise<void> {
  await authorizeDates(tx, actor, member, after);
  const here = { workspaceId: actor.workspace.id };
  const { status } = await oneRow(
    tx
      .update(members)
      .set({ ...after, endSetById: actor.member.id, version: sql`${members.version} + 1` })
      .where(memberKey(actor, member.id))
      .returning({ status: memberNow.status }),
  );
  const { startsAt, endsAt, workAtEnd, successorId } = member;
  await recordAudit(tx, actor.person, {
    event: 'member.dates-changed',
    organisationId: actor.organisation.id,
    ...here,
    subject: { id: member.id, name: member.name },
    before: { startsAt, endsAt, workAtEnd, successorId },
    after,
  });
  if (after.endsAt) await enqueueEnd(tx, { ...here, memberId: member.id, endsAt: after.endsAt });
  if (status === 'upcoming' && member.status !== 'upcoming') await closeCovers(tx, actor.person, member);
  const [were, are] = [asTexts({ startsAt, endsAt }), asTexts(after)];
  if (status === 'upcoming') {
    if (were.startsAt !== are.startsAt || were.endsAt !== are.endsAt) await mailStatus(tx, member, status);
  } else {
    await notify(tx, here.workspaceId, {
      event: 'access-changed',
      memberIds: [member.id],
      actor: { memberId: actor.member.id, name: actor.member.name },
      subject: { dates: { before: were, after: are, hasBegun: member.status === 'upcoming' } },
    });
  }
  if (member.userId) await announce(tx, { topic: 'access', ...here, userId: member.userId });
  await announce(tx, { topic: 'members', ...here });
}

const asTexts = ({ startsAt, endsAt }: Dates): MembershipDates => ({
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});
