import 'server-only';
import { sql } from 'drizzle-orm';
import { type MailJob, outbox } from '@/db/schema/platform/outbox';
import type { Transaction } from '@/db/tenant';
import { wakeWorkers } from '@/lib/platform/jobs/enqueue-job';
import { env } from '@/lib/platform/settings/settings';
import { isMailDiscarded } from './discard-mail';

/** Whether this installation can send mail. Otherwise the console shows links to copy (S3.8). */
export function isMailConfigured(): boolean {
  return env().SMTP_URL !== undefined || isMailDiscarded();
}

/**
 * Puts a mail into the outbox, in the transaction that causes it. Without SMTP it is recorded as not sent at once,
 * so that configuring SMTP later does not send old mail.
 *
 * @param recipient one plain address, validated at the input
 */
export async function enqueueMail(tx: Transaction, job: MailJob, recipient: string): Promise<void> {
  const isSendable = isMailConfigured();
  const notSent = isSendable ? {} : { failedAt: sql`now()`, lastError: 'no-smtp' };
  await tx.insert(outbox).values({ job, recipient, ...notSent });
  if (isSendable) await wakeWorkers(tx, job.kind);
}
