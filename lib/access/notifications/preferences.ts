import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { notificationPreferences } from '@/db/schema/access/notifications';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import {
  defaultChannels,
  eventsFor,
  type NotificationChannels,
  type NotificationEvent,
} from './notification-events';

export type Preference = NotificationChannels & { event: NotificationEvent };

/**
 * The events and channels of the actor's notifications in this workspace (S1.32).
 *
 * @throws Denied
 */
export async function listPreferences(ctx: WorkspaceContext): Promise<Preference[]> {
  authorize(ctx, 'notifications.view', { kind: 'workspace' });
  const chosen = await inWorkspace(ctx, (tx) =>
    tx
      .select()
      .from(notificationPreferences)
      .where(
        and(
          eq(notificationPreferences.workspaceId, ctx.workspace.id),
          eq(notificationPreferences.memberId, ctx.member.id),
        ),
      ),
  );
  return eventsFor(ctx.access).map((event) => {
    const { inConsole, byMail } =
      chosen.find((preference) => preference.event === event) ?? defaultChannels(event);
    return { event, inConsole, byMail };
  });
}

/**
 * Saves the actor's choice of notifications.
 *
 * @throws Denied · Invalid on `preferences` for an event that cannot concern the actor's role
 */
export async function savePreferences(
  ctx: WorkspaceContext,
  { preferences }: { preferences: readonly Preference[] },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'notifications.update', { kind: 'workspace' });
    const known = eventsFor(actor.access);
    if (preferences.some(({ event }) => !known.includes(event)))
      throw new Invalid({ preferences: 'invalid' });
    if (preferences.length === 0) return;
    const own = { workspaceId: actor.workspace.id, memberId: actor.member.id };
    await tx
      .insert(notificationPreferences)
      .values(preferences.map((preference) => ({ ...own, ...preference })))
      .onConflictDoUpdate({
        target: [
          notificationPreferences.workspaceId,
          notificationPreferences.memberId,
          notificationPreferences.event,
        ],
        set: { inConsole: sql`excluded.in_console`, byMail: sql`excluded.by_mail` },
      });
  });
}
