import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { presence } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { noteSeen } from './record-arrival';

/**
 * Records that an open console answered. Only for the person's own consoles.
 *
 * @returns whether that console is still known; if not, it should connect again
 */
export async function answer(ctx: WorkspaceContext, connectionId: string): Promise<boolean> {
  return inWorkspace(ctx, async (tx) => {
    const answered = await tx
      .update(presence)
      .set({ seenAt: sql`now()` })
      .where(
        and(
          eq(presence.workspaceId, ctx.workspace.id),
          eq(presence.memberId, ctx.member.id),
          eq(presence.connectionId, connectionId),
        ),
      )
      .returning({ id: presence.connectionId });
    if (answered.length === 0) return false;
    await noteSeen(tx, ctx.member);
    return true;
  });
}
