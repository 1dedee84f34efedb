import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { isMailDiscarded } from '@/lib/platform/mail/discard-mail';
import { isVerified } from '@/lib/work/domains/sending-route';
import { liveRecords } from '@/lib/work/records/live-records';

/** The sender of emails: the name and the address that readers see. */
export interface EmailSender {
  name: string;
  address: string;
}

/** The sender with that id; undefined when it was deleted, or sends no emails. */
export async function emailSender(
  tx: Transaction,
  workspaceId: string,
  senderId: unknown,
): Promise<EmailSender | undefined> {
  const [sender] = await tx
    .select({ name: collectionRecords.name, fields: collectionRecords.fields })
    .from(collectionRecords)
    .where(and(liveRecords(workspaceId, 'senders'), eq(collectionRecords.id, String(senderId))));
  const address = sender?.fields.email;
  return sender && typeof address === 'string' && address !== '' ? { name: sender.name, address } : undefined;
}

/** Whether emails of a sender can leave: its domain is verified (S2.20). */
export const canLeave = async (tx: Transaction, workspaceId: string, { address }: EmailSender) =>
  isMailDiscarded() || (await isVerified(tx, workspaceId, address));
