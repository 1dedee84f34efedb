import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { invitations } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { invitationLink } from '@/lib/access/credentials/links';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { mayMailStranger, takeInvitation } from '@/lib/access/mail/limit-mails';
import type { Locale } from '@/lib/platform/i18n/locales';
import { enqueueMail, isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import type { Member } from '../policy-target';

/** An invitation as its sender gets it. The link is derived for this answer and not stored (IN10). */
export interface InvitationLink {
  link: string;
  /** Whether a mail is on its way; without a mail server the sender copies the link (S3.8). */
  isMailed: boolean;
}

/** One week from now, by the database's clock (FA8). */
export const expiry = sql`now() + interval '7 days'`;

/** The id and secret of a link. Invitations of one person to several accounts share them (S0.1). */
export interface LinkKey {
  id: string;
  nonce: string;
  /** Whether its mail is already on its way. */
  isMailed?: boolean;
}

export const newLinkKey = (): LinkKey => ({ id: v7(), nonce: newNonce() });

/**
 * Opens an invitation for a member without an open one, and puts its mail into the outbox (S1.9).
 *
 * @param key the link that it shares with invitations to other accounts
 * @param locale the language of the mail, where the recipient has chosen none
 *
 * @throws Throttled after too many from the workspace, or to the recipient (IN14)
 */
export async function openInvitation(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Pick<Member, 'id' | 'email'>,
  { id, nonce, isMailed: wasMailed }: LinkKey = newLinkKey(),
  locale?: Locale,
): Promise<InvitationLink> {
  await takeInvitation(tx, actor.workspace.id, member.email);
  const token = deriveToken('invitation', id, nonce);
  await tx.insert(invitations).values({
    workspaceId: actor.workspace.id,
    id,
    memberId: member.id,
    inviterId: actor.member.id,
    inviterMembershipId: actor.inheritedFrom.memberId,
    nonce,
    tokenHash: tokenHash(token),
    expiresAt: expiry,
  });
  const isMailed = wasMailed ?? (await mailInvitation(tx, actor, id, member.email, locale));
  return { link: invitationLink(token), isMailed };
}

/**
 * Queues the mail of an invitation: in the language that the recipient chose, where they have an account; else in the
 * given one, that of the workspace, or of the sender. The answer does not depend on whether they have one (IN12).
 *
 * @returns whether a mail is on its way
 */
async function mailInvitation(
  tx: Transaction,
  actor: WorkspaceContext,
  invitationId: string,
  recipient: string,
  locale?: Locale,
): Promise<boolean> {
  if (!(await mayMailStranger(tx, recipient))) return false;
  const [known] = await tx
    .select({ locale: users.locale })
    .from(users)
    .where(eq(users.emailKey, foldEmail(recipient)));
  await enqueueMail(
    tx,
    {
      kind: 'invitation',
      workspaceId: actor.workspace.id,
      invitationId,
      locale: known?.locale ?? locale ?? actor.workspace.locale ?? actor.person.locale ?? 'en',
    },
    recipient,
  );
  return isMailConfigured();
}
