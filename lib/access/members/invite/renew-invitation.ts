import 'server-only';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { assignmentTarget, type Member } from '../policy-target';
import { type InvitationLink, openInvitation } from './open-invitation';
import { closeInvitation, lockPending } from './pending-invitation';

/**
 * Sends the invitation again, with a new link for another week; the earlier link stops working (S3.9, AU4). The actor
 * becomes the inviter, whose access decides at acceptance.
 *
 * @throws Denied · NotFound · Invalid when the person has already joined
 * @throws Throttled after too many in a day (IN14)
 */
export function renewInvitation(
  ctx: WorkspaceContext,
  { memberId }: { memberId: string },
): Promise<InvitationLink & { email: string }> {
  return changingMembers(ctx, async (tx, actor) => {
    const member = await lockPending(tx, actor, memberId);
    const opened = await renewPending(tx, actor, member);
    await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
    return { ...opened, email: member.email };
  });
}

/** The same for a locked invited member, in a running change of memberships. */
export async function renewPending(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
): Promise<InvitationLink> {
  authorize(actor, 'users.invite', assignmentTarget(member));
  await closeInvitation(tx, actor, member.id);
  const opened = await openInvitation(tx, actor, member);
  await recordAudit(tx, actor.person, {
    event: 'member.invitation-renewed',
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id: member.id, name: member.name },
  });
  return opened;
}
