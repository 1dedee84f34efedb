import 'server-only';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { lockMember } from '@/lib/access/members/find-member';
import { memberTarget } from '@/lib/access/members/policy-target';
import { nobodyIsLast } from '@/lib/access/members/top-holders';
import { requireResettable } from '@/lib/access/passwords/require-resettable';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { Invalid } from '@/lib/platform/errors';

/**
 * Signs a member out on every browser (SE10). A session opens everything of a person, so it takes what taking their
 * access takes (R1, R3), everywhere they belong, and a fresh factor for a holder of the top role. Their access, password and API keys stay.
 *
 * @throws Denied · FactorNeeded (B17) · NotFound
 * @throws Invalid for an invited member, and for one who belongs to more than the actor administers
 */
export function endMemberSessions(ctx: WorkspaceContext, { memberId }: { memberId: string }): Promise<void> {
  return changingMembers(ctx, async (tx, actor) => {
    const member = await lockMember(tx, actor, memberId);
    authorize(actor, 'users.revoke', memberTarget(member, nobodyIsLast));
    const { userId, status } = member;
    if (status === 'invited' || userId === null) throw new Invalid({ '': 'still-invited' });
    await requireResettable(tx, actor, userId, 'sessions-open-more');
    await endAllSessions(tx, userId, undefined, 'ended-by-administrator');
    await recordAudit(tx, actor.person, {
      event: 'user.sessions-ended',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: userId, name: member.name },
    });
  });
}
