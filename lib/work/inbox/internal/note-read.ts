import 'server-only';
import { sql } from 'drizzle-orm';
import { conversationReads } from '@/db/schema/work/conversation-reads';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** Records that a member has read a conversation until now; the mark never moves back. */
export async function noteRead(
  tx: Transaction,
  { workspace, member }: WorkspaceContext,
  conversationId: string,
): Promise<void> {
  const readAt = sql`clock_timestamp()`;
  const later = sql`greatest(${conversationReads.readAt}, excluded.read_at)`;
  await tx
    .insert(conversationReads)
    .values({ workspaceId: workspace.id, memberId: member.id, conversationId, readAt })
    .onConflictDoUpdate({
      target: [conversationReads.workspaceId, conversationReads.memberId, conversationReads.conversationId],
      set: { readAt: later },
    });
}
