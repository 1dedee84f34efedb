import 'server-only';
import { members } from '@/db/schema/access/members';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { BulkReport, Chosen } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { notify } from '@/lib/access/notifications/notify';
import { Invalid, Stale } from '@/lib/platform/errors';
import { requireOwnLevel } from '../directory-lock';
import { lockMember } from '../find-member';
import { changeEachMember } from '../internal/change-each-member';
import { endOfDay } from '../internal/days';
import { enqueueRecording } from '../internal/enqueue-end';
import { memberKey } from '../member-key';
import { type MemberView, memberView } from '../member-view';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import { checkAccess, type ProposedAccess } from './check-access';

export interface ChangeAccess extends ProposedAccess {
  memberId: string;
  /**
   * The last day of a temporary change, in the workspace's time zone, as 2026-12-31: then the member has the access of
   * before again (B5). Absent or null: the change is for good.
   */
  until?: string | null;
  /** The version that the form showed. */
  version: number;
}

/**
 * Gives a member another level, other restrictions or other rights, at any time after they joined or were invited (R9,
 * S0.8, S1.31, S2.1, S3.10). It applies from their next request (R4). Saving the present access changes nothing.
 *
 * @throws Denied when the actor may not edit this member (R1, R2, S1.15) or not give that access (R3)
 * @throws Stale when another person changed them first (RO7): nothing is lost, read and try again
 * @throws NotFound · Invalid on `role`, `restrictions` or `grants`; on `until` when that day is over
 */
export function changeAccess(ctx: WorkspaceContext, input: ChangeAccess): Promise<MemberView> {
  return changingMembers(ctx, async (tx, actor) => {
    const before = await lockMember(tx, actor, input.memberId);
    if (before.version !== input.version) throw new Stale();
    const last = input.until ? await endOfDay(tx, actor, input.until) : null;
    if (last?.isPast) throw new Invalid({ until: 'past' });
    await changeLocked(tx, actor, before, input, last?.at ?? null);
    return memberView(tx, actor, before.id);
  });
}

type GivenAccess = Pick<Member, 'role' | 'restrictions' | 'grants'>;

export interface ChangeMany extends ProposedAccess {
  chosen: readonly Chosen[];
}

/**
 * Gives several members the same access, in one transaction: each is decided separately, and a member who may not be
 * changed, or was changed first by another person, stays unchanged and is reported (RO9, R2).
 *
 * @throws Invalid on `role`, `restrictions` or `grants`
 */
export function changeMany(ctx: WorkspaceContext, { chosen, ...access }: ChangeMany): Promise<BulkReport> {
  return changingMembers(ctx, (tx, actor) =>
    changeEachMember(tx, actor, chosen, (row, member) => changeLocked(row, actor, member, access)),
  );
}

/**
 * Gives a locked member another access, in a running change of memberships.
 *
 * @param revertsAt the end of a temporary change; null: for good
 * @param event the notification that the member gets
 */
export async function changeLocked(
  tx: Transaction,
  actor: WorkspaceContext,
  before: Member,
  proposed: ProposedAccess,
  revertsAt: Date | null = null,
  event: 'access-changed' | 'access-granted' = 'access-changed',
): Promise<void> {
  authorize(actor, 'users.edit', memberTarget(before, await readTopHolders(tx, actor)));
  await requireOwnLevel(tx, actor, before);
  const after = checkAccess(actor, proposed, before);
  authorize(actor, 'users.assign', assignmentTarget(after));
  const by = { memberId: actor.member.id, name: actor.member.name };
  await saveAccess(tx, actor, before, after, { revertsAt, event, by });
}

/**
 * Saves the access of a locked member, which was authorised: the row, the audit event and the notification. Saving the
 * present access changes nothing.
 *
 * @param how.by the member who is named in the notification and does not get it; null: the member learns it as from Latchkey
 */
export async function saveAccess(
  tx: Transaction,
  actor: WorkspaceContext,
  before: Member,
  after: GivenAccess,
  how: {
    revertsAt: Date | null;
    event?: 'access-changed' | 'access-granted';
    by: { memberId: string; name: string } | null;
  },
): Promise<void> {
  const { revertsAt, event = 'access-changed', by } = how;
  const pending = pendingOf(before);
  const later = revertsAt === null ? null : (pending ?? before);
  const isSameEnd = (before.revertsAt?.getTime() ?? null) === (revertsAt?.getTime() ?? null);
  if (isSame(before, after) && (isSameEnd || (revertsAt === null && pending === null))) return;

  await tx
    .update(members)
    .set({
      ...after,
      revertsAt,
      laterRole: later?.role ?? null,
      laterRestrictions: later?.restrictions ?? null,
      laterGrants: later?.grants ?? null,
      version: before.version + 1,
    })
    .where(memberKey(actor, before.id));
  await recordAudit(tx, actor.person, {
    event: 'member.access-changed',
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id: before.id, name: before.name },
    before: { role: before.role, restrictions: before.restrictions, grants: before.grants },
    after: later
      ? {
          ...after,
          revertsAt,
          later: { role: later.role, restrictions: later.restrictions, grants: later.grants },
        }
      : after,
  });
  if (revertsAt)
    await enqueueRecording(tx, { workspaceId: actor.workspace.id, memberId: before.id, endsAt: revertsAt });
  await notify(tx, actor.workspace.id, {
    event,
    memberIds: [before.id],
    actor: by,
    subject: {
      change: { before: accessIn(before), after: accessIn(after), until: revertsAt?.toISOString() ?? null },
    },
  });
  const here = { workspaceId: actor.workspace.id };
  if (before.userId) await announce(tx, { topic: 'access', ...here, userId: before.userId });
  await announce(tx, { topic: 'members', ...here });
}

const accessIn = ({ role, restrictions, grants }: GivenAccess): GivenAccess => ({
  role,
  restrictions,
  grants,
});

/** The access that a temporary change gives back later; null without one. A change of it keeps that access. */
function pendingOf(member: Member): GivenAccess | null {
  const { revertsAt, laterRole: role, laterRestrictions: restrictions, laterGrants: grants } = member;
  if (revertsAt === null || role === null) return null;
  return { role, restrictions: restrictions ?? [], grants: grants ?? [] };
}

function isSame(before: Member, after: GivenAccess): boolean {
  const sorted = (ids: readonly string[]) => JSON.stringify([...ids].sort());
  return (
    before.role === after.role &&
    sorted(before.restrictions) === sorted(after.restrictions) &&
    sorted(before.grants) === sorted(after.grants)
  );
}
