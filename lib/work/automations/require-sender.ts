import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { canLeave, emailSender } from '@/lib/work/emails/sender-address';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

/**
 * Refuses an automation that would send emails which cannot leave: mail is not configured, its sender is gone, or the
 * sender's domain is not verified (S2.20).
 * @throws Invalid as a whole
 */
export async function requireSender(tx: Transaction, { workspaceId, fields }: RecordRow): Promise<void> {
  const fault = await senderFault(tx, { workspaceId, fields });
  if (fault) throw new Invalid({ '': messages[fault] });
}

/** Why the emails of an automation cannot leave. */
export type SenderFault = 'no-mail' | 'no-sender' | 'unverified';

const messages = {
  'no-mail': 'no-mail',
  'no-sender': 'automation-without-sender',
  unverified: 'sender-unverified',
} as const satisfies Record<SenderFault, string>;

/** What keeps the emails of an automation from leaving; null for one whose emails leave, or that sends none. */
export async function senderFault(
  tx: Transaction,
  { workspaceId, fields }: Pick<RecordRow, 'workspaceId' | 'fields'>,
): Promise<SenderFault | null> {
  if (fields.step !== 'email') return null;
  if (!isMailConfigured()) return 'no-mail';
  const sender = await emailSender(tx, workspaceId, fields.sender);
  if (!sender) return 'no-sender';
  return (await canLeave(tx, workspaceId, sender)) ? null : 'unverified';
}
