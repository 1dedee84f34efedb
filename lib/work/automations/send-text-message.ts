import 'server-only';
import { sql } from 'drizzle-orm';
import { announce, enter, type Transaction } from '@/db/tenant';
import { Unavailable } from '@/lib/platform/errors';
import { charge, hasSmsChannel } from '@/lib/work/sending/send-message';
import { sendText } from '@/lib/work/sending/send-text';
import type { DueMessage } from './due-message';

/**
 * Sends the text message of an automation by the account's SMS channel (S0.2). A prepaid account pays for it.
 * @param requestId the job's, so that a repeated job writes nothing
 * @throws Unavailable, so that the outbox tries again, while credit or a channel is missing
 */
export async function sendTextMessage(
  tx: Transaction,
  { workspace, automation, contact }: DueMessage,
  requestId: string,
): Promise<void> {
  const tenant = { workspaceId: workspace.id, organisationId: workspace.organisationId };
  await enter(tx, tenant);
  // The lock of incoming messages: two first messages of a contact must end in one conversation.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspace.id}, 1))`);
  if (!(await hasSmsChannel(tx, { workspace }))) throw new Unavailable();
  const text = { body: String(automation.fields.text), requestId };
  const sender = { workspace, member: { id: null }, reach: { kind: 'all' } } as const;
  const isWritten = await sendText(tx, sender, contact, text);
  await charge(tx, { tenant, workspace, by: automation }, text, isWritten ? 1 : 0);
  await announce(tx, { topic: 'work', workspaceId: workspace.id });
}
