import 'server-only';
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { notifications } from '@/db/schema/access/notifications';
import { announce } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { ownIn } from './latest-notifications';

/**
 * Marks one of the actor's notifications as read, or it and all before it. A notification of another member is not
 * found, and nothing changes (R6).
 *
 * @throws Denied
 */
export async function markRead(
  ctx: WorkspaceContext,
  { id, andEarlier }: { id: string; andEarlier: boolean },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'notifications.view', { kind: 'workspace' });
    const range = andEarlier ? lte(notifications.id, id) : eq(notifications.id, id);
    await tx
      .update(notifications)
      .set({ readAt: sql`now()` })
      .where(and(ownIn(actor), isNull(notifications.readAt), range));
    // Updates the person's other tabs.
    const { person, workspace } = actor;
    await announce(tx, { topic: 'notifications', workspaceId: workspace.id, userId: person.userId });
  });
}
