import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { invitationLink } from '@/lib/access/credentials/links';
import { deriveToken } from '@/lib/access/credentials/token';
import { Invalid } from '@/lib/platform/errors';
import { findMember } from '../find-member';
import { assignmentTarget } from '../policy-target';
import { openInvitation } from './pending-invitation';

/**
 * The link of an open invitation, to copy again (S3.7). Nothing changes: the link is derived from the stored row. An
 * actor who may not give that access does not get its link either.
 *
 * @throws Denied · NotFound · Invalid when it has expired or the person has joined
 */
export function copyInvitationLink(
  ctx: WorkspaceContext,
  { memberId }: { memberId: string },
): Promise<{ link: string }> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, memberId);
    if (member.status !== 'invited') throw new Invalid({ '': 'already-joined' });
    authorize(ctx, 'users.invite', assignmentTarget(member));
    const invitation = await openInvitation(tx, ctx, member.id);
    if (!invitation || invitation.isExpired) throw new Invalid({ '': 'invitation-expired' });
    return { link: invitationLink(deriveToken('invitation', invitation.id, invitation.nonce)) };
  });
}
