import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { emailFault } from '@/lib/work/emails/email-fault';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

const messages = {
  'no-mail': 'no-mail',
  'no-sender': 'reference-gone',
  unverified: 'sender-unverified',
} as const;

/**
 * Refuses an automation that would send emails which cannot leave: mail is not configured, its sender is gone, or the
 * sender's domain is not verified (S2.20).
 * @throws Invalid as a whole
 */
export async function requireSender(tx: Transaction, { workspaceId, fields }: RecordRow): Promise<void> {
  if (fields.step !== 'email') return;
  const fault = await emailFault(tx, workspaceId, fields.sender);
  if (fault) throw new Invalid({ '': messages[fault] });
}
