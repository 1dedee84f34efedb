import 'server-only';
import { type MessageJob, outbox } from '@/db/schema/outbox';
import { announce, type Transaction } from '@/db/tenant';

/** Has an answer carried to its channel, from the transaction that writes it. */
export async function handOver(tx: Transaction, job: MessageJob): Promise<void> {
  await tx.insert(outbox).values({ job, recipient: '' });
  await announce(tx, { topic: 'mail' });
}
