import 'server-only';
import { and, eq } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { shortcutRuns } from '@/db/schema/work/shortcut-runs';
import { announce, violatedConstraint } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { stepsSchema } from '@/lib/work/collections/steps';
import { lockConversation } from '@/lib/work/inbox/lock-conversation';
import { liveRecords } from '@/lib/work/records/live-records';

/**
 * Starts a shortcut in a conversation; the worker performs its steps, as they are now, in order (S1.25).
 * @returns the id of the run
 * @throws Denied · NotFound when the shortcut is gone, or the conversation is deleted or outside the person's
 *   scope (R6)
 * @throws Invalid as a whole while another shortcut runs in this conversation
 */
export async function startShortcut(
  ctx: WorkspaceContext,
  { conversationId, shortcutId }: { conversationId: string; shortcutId: string },
): Promise<{ runId: string }> {
  try {
    return await changingWork(ctx, async (tx, actor) => {
      authorize(actor, 'shortcuts.start', { kind: 'workspace' });
      const { workspaceId } = await lockConversation(tx, actor, conversationId, 'messages.reply');
      const [shortcut] = await tx
        .select()
        .from(collectionRecords)
        .where(and(liveRecords(workspaceId, 'shortcuts'), eq(collectionRecords.id, shortcutId)));
      if (!shortcut) throw new NotFound();
      const steps = stepsSchema.parse(shortcut.fields.steps);
      const run = await oneRow(
        tx
          .insert(shortcutRuns)
          .values({
            workspaceId,
            shortcutId,
            conversationId,
            name: shortcut.name,
            steps,
            startedBy: actor.member.id,
          })
          .returning({ id: shortcutRuns.id }),
      );
      await enqueue(tx, { kind: 'shortcut', workspaceId, runId: run.id });
      await announce(tx, { topic: 'work', workspaceId });
      return { runId: run.id };
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'shortcut_runs_one_at_a_time') throw error;
    throw new Invalid({ '': 'shortcut-running' });
  }
}
