import 'server-only';
import { eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { checkAddresses } from '@/lib/access/members/invite/check-addresses';
import { type InvitationLink, openInvitation } from '@/lib/access/members/invite/open-invitation';
import { closeInvitation } from '@/lib/access/members/invite/pending-invitation';
import { memberKey } from '@/lib/access/members/member-key';
import type { Member } from '@/lib/access/members/policy-target';
import { requireResettable } from '@/lib/access/passwords/require-resettable';
import { openEmailChange } from '@/lib/access/users/request-email-change';
import { Invalid } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { isSameEmail } from '@/lib/platform/mail/fold-email';
import { mailboxOf } from '@/lib/platform/mail/mailbox';

/** The result for an address: unchanged, changed with a new link, or waiting for its owner. */
export type EmailOutcome =
  | { kind: 'unchanged' }
  | ({ kind: 'invited-anew'; email: string } & InvitationLink)
  | { kind: 'to-be-confirmed'; email: string };

/**
 * Changes the address of an account, as far as the actor may: where the password would open more than they administer,
 * the address would too.
 *
 * @throws Invalid on `email`
 */
export async function changeAddress(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  email: string,
): Promise<EmailOutcome> {
  if (isSameEmail(email, member.email)) return { kind: 'unchanged' };
  if (member.userId === actor.person.userId) throw new Invalid({ email: 'email-on-profile' });
  const { skipped } = await checkAddresses(tx, actor, [email]);
  // A plus-part of a person's address is another address of the same person.
  if (skipped[0] && !isSameMailbox(member.email, email)) throw new Invalid({ email: skipped[0].reason });
  if (member.userId === null) return inviteAnew(tx, actor, member, email);
  if (!isMailConfigured()) throw new Invalid({ email: 'no-mail' });
  await requireResettable(tx, actor, member.userId);
  const [user] = await tx.select().from(users).where(eq(users.id, member.userId));
  if (!user) throw new Invalid({ email: 'email' });
  await openEmailChange(tx, user, email, user.locale ?? actor.person.locale ?? 'en');
  return { kind: 'to-be-confirmed', email };
}

async function inviteAnew(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  email: string,
): Promise<EmailOutcome> {
  await tx.update(members).set({ email }).where(memberKey(actor, member.id));
  await closeInvitation(tx, actor, member.id);
  const opened = await openInvitation(tx, actor, { id: member.id, email });
  return { kind: 'invited-anew', email, ...opened };
}

const isSameMailbox = (one: string, other: string) => mailboxOf(one) === mailboxOf(other);
