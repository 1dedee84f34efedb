import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversations } from '@/db/schema/contacts';
import { announce } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork } from '../access/transact';
import { conversationReach } from '../work/reach';

/**
 * Closes a conversation, or opens it again. Asked twice, it changes nothing the second time.
 *
 * @throws NotFound when there is none, or it is out of reach (R6)
 * @throws Denied
 */
export async function setConversationStatus(
  ctx: WorkspaceContext,
  { conversationId, status }: { conversationId: string; status: 'open' | 'closed' },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const one = and(eq(conversations.workspaceId, actor.workspace.id), eq(conversations.id, conversationId));
    const [conversation] = await tx
      .select({ seatId: conversations.seatId, teamId: conversations.teamId })
      .from(conversations)
      .where(and(one, visibleRows(conversationReach(actor.access), conversations)))
      .for('update');
    if (!conversation) throw new NotFound();
    authorize(actor, 'messages.close', { kind: 'record', ...conversation });
    await tx.update(conversations).set({ status }).where(one);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
