import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { refersTo } from '@/db/refers-to';
import { accessRequests } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import { notifications } from '@/db/schema/access/notifications';
import { workspaces } from '@/db/schema/access/workspaces';
import type { MailJob } from '@/db/schema/platform/outbox';
import { inTenant, type Transaction } from '@/db/tenant';
import { isActive } from '@/lib/access/context/member-now';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { isNotificationEvent } from '@/lib/access/notifications/notification-events';
import { pathOf } from '@/lib/access/notifications/notification-path';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { env } from '@/lib/platform/settings/settings';
import { coverValues, plansIn, readColleagues } from './colleagues';
import { readHandedOver } from './handed-over';
import { detailParagraphs } from './notification-details';

type NotificationJob = Extract<MailJob, { kind: 'notification' }>;

/**
 * The mail of a notification, without the name of a customer: the link applies the recipient's present access (MA4). The
 * note of a request for access is inert text of the body, never of the subject (HD4).
 * Null once they have left, and for a handover that was undone.
 */
export async function notificationEmail(job: NotificationJob, work: ProtectedWork): Promise<Email | null> {
  const { workspaceId } = job;
  const read = await inTenant({ workspaceId }, async (tx) => {
    const found = await readNotification(tx, job);
    if (!found) return null;
    const { revocationId } = found.subject;
    return {
      row: found,
      colleagues: await readColleagues(tx, workspaceId, found.subject),
      handed: revocationId ? await readHandedOver(tx, work, workspaceId, revocationId) : undefined,
    };
  });
  if (!read || read.handed === null) return null;
  const { row, colleagues, handed } = read;
  const { event, subject, slug, userId, name, email } = row;
  if (userId === null || !isNotificationEvent(event)) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  const names = {
    hasActor: row.actor === null ? 'no' : 'yes',
    actor: inert(row.actor ?? 'Latchkey'),
    workspace: inert(row.workspace),
    count: handed?.count ?? subject.count ?? 1,
    kind: handed?.kind ?? '',
    about: inert(subject.endpoint?.name ?? colleagues.about),
    by: inert(colleagues.by),
    plans: plansIn(language, subject.plans),
    ...coverValues(language, row.timeZone, subject),
  };
  const told = { ...row, event };
  const path = pathOf(event, { requestId: subject.requestId, hasPixels: handed?.kind === 'pixels' });
  return {
    locale: language.locale,
    subject: t(`notification.${event}.subject`, names),
    paragraphs: [
      t(`notification.${event}.body`, names),
      ...(await detailParagraphs(language, work, { userId, name, email }, told)),
    ],
    button: t(`notification.${event}.button`, names),
    link: `${env().APP_ORIGIN}/w/${slug}${path}`,
    footnote: t('notification.footnote'),
    footnoteLink: `${env().APP_ORIGIN}/w/${slug}/notifications`,
  };
}

async function readNotification(tx: Transaction, { workspaceId, notificationId }: NotificationJob) {
  const [found] = await tx
    .select({
      event: notifications.event,
      actor: notifications.actorName,
      subject: notifications.subject,
      userId: members.userId,
      name: members.name,
      email: members.email,
      workspace: workspaces.name,
      slug: workspaces.slug,
      timeZone: workspaces.timeZone,
      permission: accessRequests.permission,
      note: accessRequests.note,
      reason: accessRequests.reason,
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
        eq(notifications.workspaceId, workspaceId),
        eq(notifications.id, notificationId),
        isActive,
        isNull(workspaces.closedAt),
      ),
    );
  return found;
}
