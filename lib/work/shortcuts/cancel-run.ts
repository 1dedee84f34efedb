import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { shortcutRuns } from '@/db/schema/work/shortcut-runs';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound, Stale } from '@/lib/platform/errors';
import { lockConversation } from '@/lib/work/inbox/lock-conversation';

/**
 * Cancels a running shortcut of any member; completed steps stay.
 * @throws Denied (S1.25) · NotFound when its conversation is deleted or outside the person's scope (R6)
 * @throws Stale when it has ended
 */
export async function cancelRun(ctx: WorkspaceContext, runId: string): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'shortcuts.start', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    const ofRun = and(eq(shortcutRuns.workspaceId, workspaceId), eq(shortcutRuns.id, runId));
    const [run] = await tx.select().from(shortcutRuns).where(ofRun).for('update');
    if (!run) throw new NotFound();
    await lockConversation(tx, actor, run.conversationId, 'messages.reply');
    if (run.state !== 'running') throw new Stale();
    await tx
      .update(shortcutRuns)
      .set({ state: 'cancelled', finishedAt: sql`now()`, waitsUntil: null })
      .where(ofRun);
    await announce(tx, { topic: 'work', workspaceId });
  });
}
