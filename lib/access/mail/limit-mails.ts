import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Throttled } from '@/lib/platform/errors';
import { type Limit, takeTryWithin } from '@/lib/platform/limits/take-try';
import { mailboxOf } from '@/lib/platform/mail/mailbox';

const day = 24 * 60;
const ofWorkspace: Limit = { name: 'invite-workspace', most: 500, minutes: day };
const ofRecipient: Limit = { name: 'invite-recipient', most: 6, minutes: day };
/** Of all workspaces together: whoever opens many of them floods no mailbox either. */
const ofStranger: Limit = { name: 'mail-stranger', most: 20, minutes: day };

/**
 * Takes one of the invitations and renewals that a workspace may still send today, in all and to this mailbox (IN14).
 * Plus-parts make no other mailbox. A transaction that rolls back gives it back.
 *
 * @throws Throttled
 */
export async function takeInvitation(tx: Transaction, workspaceId: string, email: string): Promise<void> {
  await takeTryWithin(tx, ofWorkspace, workspaceId);
  await takeTryWithin(tx, ofRecipient, workspaceId, mailboxOf(email));
}

/**
 * Whether one more mail may go to an address whose owner has not asked for any, however many workspaces write to it
 * (IN14). Not a refusal: the link of an invitation can be copied, and nobody learns what others sent.
 */
export async function mayMailStranger(tx: Transaction, email: string): Promise<boolean> {
  try {
    await takeTryWithin(tx, ofStranger, mailboxOf(email));
    return true;
  } catch (error) {
    if (error instanceof Throttled) return false;
    throw error;
  }
}
