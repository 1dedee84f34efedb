import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { MessageJob } from '@/db/schema/platform/outbox';
import { messages } from '@/db/schema/work/messages';
import { recipients } from '@/db/schema/work/sendings';
import { announce, type Transaction } from '@/db/tenant';

/** Marks a message as being sent again, in its thread and in its sending. */
export async function markRetried(
  tx: Transaction,
  { workspaceId, messageId, recipientId }: MessageJob,
): Promise<void> {
  await tx
    .update(messages)
    .set({ delivery: 'waiting' })
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
  if (recipientId) {
    await tx
      .update(recipients)
      .set({ state: 'handed-over', reason: null, settledAt: null })
      .where(and(eq(recipients.workspaceId, workspaceId), eq(recipients.id, recipientId)));
  }
  await announce(tx, { topic: 'work', workspaceId });
}
