import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';

/**
 * Dismisses the first steps for this person in this workspace; others keep theirs.
 *
 * @throws Denied without the dashboard
 */
export async function dismissFirstSteps(ctx: WorkspaceContext): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'dashboard.view', { kind: 'workspace' });
    await tx
      .update(members)
      .set({ firstStepsDismissedAt: sql`now()` })
      .where(and(eq(members.workspaceId, actor.workspace.id), eq(members.id, actor.member.id ?? '')));
  });
}
