import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';

/**
 * Locks a conversation until the transaction ends, to change it.
 * @throws NotFound when there is none, or it is outside the person's scope (R6)
 * @throws Denied when they lack the permission
 */
export async function lockConversation(
  tx: Transaction,
  actor: WorkspaceContext,
  conversationId: string,
  permission: 'messages.reply' | 'messages.assign' | 'messages.close',
): Promise<typeof conversations.$inferSelect> {
  const [conversation] = await tx
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, actor.workspace.id),
        eq(conversations.id, conversationId),
        visibleRows(conversationVisibility(actor.access), conversations),
      ),
    )
    .for('update');
  if (!conversation) throw new NotFound();
  const { seatId, teamId } = conversation;
  authorize(actor, permission, { kind: 'record', seatId, teamId });
  return conversation;
}
