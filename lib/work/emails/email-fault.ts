import 'server-only';
import type { Transaction } from '@/db/tenant';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { canLeave, emailSender } from './sender-address';

/** What keeps emails of a sender from leaving; null when they leave (S2.20). */
export async function emailFault(tx: Transaction, workspaceId: string, senderId: unknown) {
  if (!isMailConfigured()) return 'no-mail';
  const sender = await emailSender(tx, workspaceId, senderId);
  if (!sender) return 'no-sender';
  return (await canLeave(tx, workspaceId, sender)) ? null : 'unverified';
}
