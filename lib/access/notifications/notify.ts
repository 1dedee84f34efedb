import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { members } from '@/db/schema/access/members';
import {
  type NotificationSubject,
  notificationPreferences,
  notifications,
} from '@/db/schema/access/notifications';
import { users } from '@/db/schema/access/users';
import { announce, type Transaction } from '@/db/tenant';
import { isActive } from '@/lib/access/context/member-now';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';
import { defaultChannels, type NotificationEvent } from './notification-events';

export interface Notice {
  event: NotificationEvent;
  /** The members concerned. The actor and inactive members are not notified. */
  memberIds: readonly string[];
  /** The actor; null for Latchkey itself. */
  actor: { memberId: string; name: string } | null;
  subject?: NotificationSubject;
}

/** Older notifications have no further use. */
const retention = sql`now() - interval '90 days'`;

/**
 * Notifies members of an event, in the transaction that causes it: each in the console, by mail, both or not at all, as
 * they chose. Call it in a transaction of the workspace.
 */
export async function notify(
  tx: Transaction,
  workspaceId: string,
  { event, memberIds, actor, subject = {} }: Notice,
): Promise<void> {
  const recipientIds = memberIds.filter((id) => id !== actor?.memberId);
  if (recipientIds.length === 0) return;
  for (const member of await readRecipients(tx, workspaceId, event, recipientIds)) {
    const { inConsole, byMail } = member.chosen ?? defaultChannels(event);
    if (!inConsole && !byMail) continue;
    const notificationId = v7();
    await tx.insert(notifications).values({
      workspaceId,
      id: notificationId,
      memberId: member.id,
      event,
      actorName: actor?.name ?? null,
      subject,
      inConsole,
    });
    await tx
      .delete(notifications)
      .where(
        and(
          eq(notifications.workspaceId, workspaceId),
          eq(notifications.memberId, member.id),
          sql`${notifications.createdAt} < ${retention}`,
        ),
      );
    const { userId, locale, email } = member;
    if (byMail) {
      const job = { kind: 'notification', workspaceId, notificationId, locale: locale ?? 'en' } as const;
      await enqueueMail(tx, job, email);
    }
    if (inConsole && userId) await announce(tx, { topic: 'notifications', workspaceId, userId });
  }
}

function readRecipients(tx: Transaction, workspaceId: string, event: NotificationEvent, ids: string[]) {
  const { inConsole, byMail } = notificationPreferences;
  return tx
    .select({
      id: members.id,
      userId: members.userId,
      email: members.email,
      locale: users.locale,
      chosen: { inConsole, byMail },
    })
    .from(members)
    .leftJoin(users, eq(users.id, members.userId))
    .leftJoin(
      notificationPreferences,
      and(
        eq(notificationPreferences.workspaceId, members.workspaceId),
        eq(notificationPreferences.memberId, members.id),
        eq(notificationPreferences.event, event),
      ),
    )
    .where(and(eq(members.workspaceId, workspaceId), isActive, inArray(members.id, [...ids])));
}
