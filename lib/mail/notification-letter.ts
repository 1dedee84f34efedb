import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { members } from '@/db/schema/members';
import { notifications } from '@/db/schema/notifications';
import type { MailJob } from '@/db/schema/outbox';
import { workspaces } from '@/db/schema/workspaces';
import { inTenant } from '@/db/tenant';
import { env } from '@/lib/env';
import { isNotificationEvent } from '@/lib/notifications/events';
import { pathOf } from '@/lib/notifications/path';
import { inert } from './inert';
import { mailLanguage } from './language';
import type { Letter } from './layout';

/**
 * What somebody is told of, without a name of a customer: what they may see is judged when they open the link
 * (MA4). Null once they have left.
 */
export async function notificationLetter(
  job: Extract<MailJob, { kind: 'notification' }>,
): Promise<Letter | null> {
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
