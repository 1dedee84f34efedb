import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { revocations } from '@/db/schema/access/seats';
import { announce, type Transaction, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { returnSeats } from '@/lib/access/seats/return-seats';
import { Invalid } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { reopenCovers } from '../cover/close-covers';
import { requireActivePerson } from '../directory-lock';
import { lockMember } from '../find-member';
import { memberKey } from '../member-key';
import { type MemberView, memberView } from '../member-view';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import type { Revocation } from './internal/revocation';

const backAlready = ['members_one_place_a_person', 'members_one_place_an_email'];

/**
 * Restores exactly the access that was revoked, and the work, for 30 days by the database's clock (B3, S1.30). Needs
 * the permission to revoke, and that to give this access (R3). A person removed from the organisation since then gets
 * their membership there back too (S1.10).
 *
 * @throws Denied · NotFound
 * @throws Invalid when the time is over, it was already undone, or the person or address is back (invited again)
 */
export async function undoRevocation(
  ctx: WorkspaceContext,
  { revocationId }: { revocationId: string },
): Promise<MemberView> {
  try {
    return await changingMembers(ctx, async (tx, actor) => {
      const { revocation, member } = await lockRevocation(tx, actor, revocationId);
      authorize(actor, 'users.revoke', memberTarget(member, await readTopHolders(tx, actor)));
      authorize(actor, 'users.assign', assignmentTarget(member));
      if (!revocation) throw new Invalid({ '': 'undo-over' });
      await requireActivePerson(tx, actor, member);
      await restore(tx, actor, member, revocation);
      return memberView(tx, actor, member.id);
    });
  } catch (error) {
    if (backAlready.includes(violatedConstraint(error) ?? '')) throw new Invalid({ '': 'person-is-back' });
    throw error;
  }
}

/** The member of a revocation, with the revocation itself while it can be undone. */
async function lockRevocation(tx: Transaction, ctx: WorkspaceContext, id: string) {
  const ofWorkspace = and(eq(revocations.workspaceId, ctx.workspace.id), eq(revocations.id, requireId(id)));
  const [row] = await tx.select({ memberId: revocations.memberId }).from(revocations).where(ofWorkspace);
  const member = await lockMember(tx, ctx, row?.memberId ?? id, 'everyone');
  const [revocation] = await tx
    .select()
    .from(revocations)
    .where(and(ofWorkspace, isNull(revocations.undoneAt), gt(revocations.undoUntil, sql`now()`)));
  return { member, revocation: member.status === 'left' ? revocation : undefined };
}

async function restore(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  { id: revocationId, statusBefore }: Revocation,
): Promise<void> {
  const here = { workspaceId: actor.workspace.id };
  const { id: memberId, userId, name, role, restrictions, grants } = member;
  if (userId) {
    await tx
      .insert(people)
      .values({ organisationId: actor.organisation.id, userId, name })
      .onConflictDoNothing();
  }
  await tx
    .update(members)
    .set({ status: statusBefore, leftAt: null, version: member.version + 1 })
    .where(memberKey(actor, memberId));
  await returnSeats(tx, { ...here, revocationId, memberId });
  await reopenCovers(tx, actor.person, member, revocationId);
  await tx
    .update(revocations)
    .set({ undoneAt: sql`now()` })
    .where(and(eq(revocations.workspaceId, here.workspaceId), eq(revocations.id, revocationId)));
  await recordAudit(tx, actor.person, {
    event: 'member.revocation-undone',
    organisationId: actor.organisation.id,
    ...here,
    subject: { id: memberId, name },
    before: { status: 'left' },
    after: { role, restrictions, grants, status: statusBefore },
  });
  if (userId) await announce(tx, { topic: 'access', ...here, userId });
  await announce(tx, { topic: 'members', ...here });
  await announce(tx, { topic: 'work', ...here });
}
