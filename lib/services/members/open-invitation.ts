import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { invitations } from '@/db/schema/members';
import type { Transaction } from '@/db/tenant';
import { invitationLink } from '@/lib/auth/links';
import { deriveToken, newNonce, tokenHash } from '@/lib/auth/token';
import { enqueueMail, isMailConfigured } from '@/lib/mail/enqueue';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { Member } from './target';

/** An invitation as its sender gets it. The link is made for this answer and kept nowhere (IN10). */
export interface InvitationLink {
  link: string;
  /** Whether a mail is on its way; without a mail server the link is there to be copied (S3.8). */
  isMailed: boolean;
}

/** For a week, by the database's clock (FA8). */
export const expiry = sql`now() + interval '7 days'`;

/** Opens an invitation for a member who has none open, and puts its mail into the outbox (S1.9). */
export async function openInvitation(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Pick<Member, 'id' | 'email'>,
): Promise<InvitationLink> {
  const id = v7();
  const nonce = newNonce();
  const token = deriveToken('invitation', id, nonce);
  await tx.insert(invitations).values({
    workspaceId: actor.workspace.id,
    id,
    memberId: member.id,
    inviterId: actor.member.id,
    inviterMembershipId: actor.heldAt.memberId,
    nonce,
    tokenHash: tokenHash(token),
    expiresAt: expiry,
  });
  await mailInvitation(tx, actor, id, member.email);
  return { link: invitationLink(token), isMailed: isMailConfigured() };
}

/** Queues the mail of an invitation, in the workspace's language, or else in that of the one who sends it. */
export async function mailInvitation(
  tx: Transaction,
  actor: WorkspaceContext,
  invitationId: string,
  recipient: string,
): Promise<void> {
  await enqueueMail(
    tx,
    {
      kind: 'invitation',
      workspaceId: actor.workspace.id,
      invitationId,
      locale: actor.workspace.locale ?? actor.person.locale ?? 'en',
    },
    recipient,
  );
}
