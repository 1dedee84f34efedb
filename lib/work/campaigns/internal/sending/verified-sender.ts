import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { canLeave, emailSender } from '@/lib/work/emails/sender-address';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

/**
 * Refuses a campaign whose sender's domain is not verified (S2.20).
 * @throws Invalid as a whole
 */
export async function requireVerifiedSender(tx: Transaction, campaign: RecordRow): Promise<void> {
  if (!(await hasVerifiedSender(tx, campaign))) throw new Invalid({ '': 'sender-unverified' });
}

/** Whether emails of the campaign can leave: true for text messages, and without a sender, which is refused before. */
export async function hasVerifiedSender(
  tx: Transaction,
  { workspaceId, collection, fields }: RecordRow,
): Promise<boolean> {
  if (collection !== 'email-campaigns') return true;
  const sender = await emailSender(tx, workspaceId, fields.sender);
  return !sender || (await canLeave(tx, workspaceId, sender));
}
