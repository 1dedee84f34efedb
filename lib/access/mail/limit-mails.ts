import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Throttled } from '@/lib/platform/errors';
import { attemptsLeft, type Limit, takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import { mailboxOf } from '@/lib/platform/mail/mailbox';

const day = 24 * 60;
const ofWorkspace: Limit = { name: 'invite-workspace', most: 500, minutes: day };
const ofRecipient: Limit = { name: 'invite-recipient', most: 6, minutes: day };
/** Counts over all workspaces, so that opening many of them does not flood a mailbox. */
const ofStranger: Limit = { name: 'mail-stranger', most: 20, minutes: day };

/**
 * Takes one of the invitations and renewals that a workspace may still send today, in total and to this mailbox
 * (IN14). Plus-parts count as the same mailbox. A rollback gives it back.
 *
 * @throws Throttled
 */
export async function takeInvitation(tx: Transaction, workspaceId: string, email: string): Promise<void> {
  await takeAttemptWithin(tx, ofWorkspace, workspaceId);
  await takeAttemptWithin(tx, ofRecipient, workspaceId, mailboxOf(email));
}

/** The invitations that the workspace, and each of these addresses in it, may still get today. Takes none. */
export async function invitationsLeft(
  tx: Transaction,
  workspaceId: string,
  emails: readonly string[],
): Promise<{ inAll: number; each: number[] }> {
  const [inAll = 0] = await attemptsLeft(tx, ofWorkspace, [[workspaceId]]);
  const each = await attemptsLeft(
    tx,
    ofRecipient,
    emails.map((email) => [workspaceId, mailboxOf(email)]),
  );
  return { inAll, each };
}

/**
 * Whether one more mail may go to an address whose owner has not asked for any, counted over all workspaces (IN14). A
 * refusal is silent: the link of an invitation can be copied, and the sender learns nothing about other workspaces.
 */
export async function mayMailStranger(tx: Transaction, email: string): Promise<boolean> {
  try {
    await takeAttemptWithin(tx, ofStranger, mailboxOf(email));
    return true;
  } catch (error) {
    if (error instanceof Throttled) return false;
    throw error;
  }
}
