import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { members } from '@/db/schema/access/members';
import { notifications } from '@/db/schema/access/notifications';
import { workspaces } from '@/db/schema/access/workspaces';
import type { MailJob } from '@/db/schema/platform/outbox';
import { inTenant } from '@/db/tenant';
import { isNotificationEvent } from '@/lib/access/notifications/notification-events';
import { pathOf } from '@/lib/access/notifications/notification-path';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { env } from '@/lib/platform/settings/settings';

/**
 * The mail of a notification, without the name of a customer: the link applies the recipient's present access (MA4).
 * Null once they have left.
 */
export async function notificationEmail(
  job: Extract<MailJob, { kind: 'notification' }>,
): Promise<Email | null> {
  const [row] = await inTenant({ workspaceId: job.workspaceId }, (tx) =>
    tx
      .select({
        event: notifications.event,
        actor: notifications.actorName,
        workspace: workspaces.name,
        slug: workspaces.slug,
      })
      .from(notifications)
      .innerJoin(
        members,
        and(eq(members.workspaceId, notifications.workspaceId), eq(members.id, notifications.memberId)),
      )
      .innerJoin(workspaces, eq(workspaces.id, notifications.workspaceId))
      .where(
        and(
          eq(notifications.workspaceId, job.workspaceId),
          eq(notifications.id, job.notificationId),
          eq(members.status, 'active'),
          isNull(workspaces.closedAt),
        ),
      ),
  );
  if (!row || !isNotificationEvent(row.event)) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  const names = { actor: inert(row.actor ?? 'Latchkey'), workspace: inert(row.workspace) };
  return {
    locale: language.locale,
    subject: t(`notification.${row.event}.subject`, names),
    paragraphs: [t(`notification.${row.event}.body`, names)],
    button: t('notification.button'),
    link: `${env().APP_ORIGIN}/w/${row.slug}${pathOf(row.event)}`,
    footnote: t('notification.footnote'),
  };
}
