import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { refersTo } from '@/db/refers-to';
import { accessRequests } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import { notifications } from '@/db/schema/access/notifications';
import { workspaces } from '@/db/schema/access/workspaces';
import type { MailJob } from '@/db/schema/platform/outbox';
import { inTenant } from '@/db/tenant';
import { isActive } from '@/lib/access/context/member-now';
import { isNotificationEvent } from '@/lib/access/notifications/notification-events';
import { pathOf } from '@/lib/access/notifications/notification-path';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { env } from '@/lib/platform/settings/settings';
import { changeParagraphs, readChange } from './change-paragraphs';
import { coverNames, readCoverNames } from './cover-names';

const longestNote = 500;

/**
 * The mail of a notification, without the name of a customer: the link applies the recipient's present access (MA4). The
 * note of a request for access is inert text of the body, never of the subject (HD4).
 * Null once they have left.
 */
export async function notificationEmail(
  job: Extract<MailJob, { kind: 'notification' }>,
): Promise<Email | null> {
  const [row, change, people] = await inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const [found] = await tx
      .select({
        event: notifications.event,
        actor: notifications.actorName,
        subject: notifications.subject,
        workspace: workspaces.name,
        slug: workspaces.slug,
        note: accessRequests.note,
        timeZone: workspaces.timeZone,
      })
      .from(notifications)
      .innerJoin(members, refersTo(notifications.memberId, members))
      .innerJoin(workspaces, eq(workspaces.id, notifications.workspaceId))
      .leftJoin(
        accessRequests,
        and(
          eq(accessRequests.workspaceId, notifications.workspaceId),
          sql`${accessRequests.id}::text = ${notifications.subject}->>'requestId'`,
        ),
      )
      .where(
        and(
          eq(notifications.workspaceId, job.workspaceId),
          eq(notifications.id, job.notificationId),
          isActive,
          isNull(workspaces.closedAt),
        ),
      );
    const changed = found?.subject.change;
    return [
      found,
      changed ? await readChange(tx, job.workspaceId, changed) : null,
      found ? await readCoverNames(tx, job.workspaceId, found.subject) : null,
    ] as const;
  });
  if (!row || !isNotificationEvent(row.event)) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  const names = {
    actor: inert(row.actor ?? 'Latchkey'),
    workspace: inert(row.workspace),
    count: row.subject.count ?? 1,
    ...coverNames(language, row, people),
  };
  return {
    locale: language.locale,
    subject: t(`notification.${row.event}.subject`, names),
    paragraphs: [
      t(`notification.${row.event}.body`, names),
      ...(change && row.subject.change
        ? changeParagraphs(language, change, {
            before: row.subject.change.before.role,
            after: row.subject.change.after.role,
          })
        : []),
      ...(row.note ? [inert(row.note, longestNote)] : []),
    ],
    button: t('notification.button'),
    link: `${env().APP_ORIGIN}/w/${row.slug}${pathOf(row.event, { requestId: row.subject.requestId })}`,
    footnote: t('notification.footnote'),
  };
}
