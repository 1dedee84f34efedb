import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/work/contacts';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { recordEvent } from '@/lib/work/assignment/record-event';
import { lockConversation } from '../lock-conversation';

/**
 * Closes or reopens a conversation. A repeated call changes nothing.
 * @throws NotFound, Denied
 */
export async function setConversationStatus(
  ctx: WorkspaceContext,
  input: { conversationId: string; status: 'open' | 'closed' },
): Promise<void> {
  await changingWork(ctx, (tx, actor) => setStatusWithin(tx, actor, input));
}

/** Like `setConversationStatus`, within a transaction that does more. */
export async function setStatusWithin(
  tx: Transaction,
  actor: WorkspaceContext,
  { conversationId, status }: { conversationId: string; status: 'open' | 'closed' },
): Promise<void> {
  const before = await lockConversation(tx, actor, conversationId, 'messages.close');
  const { workspaceId, id } = before;
  if (before.status === status) return;
  await tx
    .update(conversations)
    .set({ status, isOutreach: false })
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id)));
  await recordEvent(tx, actor, [id], { name: status === 'closed' ? 'closed' : 'reopened' });
  await announce(tx, { topic: 'work', workspaceId });
}
