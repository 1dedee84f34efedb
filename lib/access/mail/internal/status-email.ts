import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { createFormatter, createTranslator } from 'use-intl/core';
import { members } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import type { StatusMail } from '@/db/schema/platform/outbox';
import { inTenant } from '@/db/tenant';
import { findLostAccess } from '@/lib/access/context/find-lost-access';
import { memberNow } from '@/lib/access/context/member-now';
import { lostAccessText } from '@/lib/access/notifications/lost-access-text';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { env } from '@/lib/platform/settings/settings';
import { lastDayIn } from './date-paragraphs';

/**
 * The mail about an access that ended, is suspended, begins later or is back, without a reason (B4, B5). Null once that is no longer so,
 * for instance after an undo.
 */
export async function statusEmail(job: StatusMail): Promise<Email | null> {
  const { workspaceId, memberId } = job;
  const [row] = await inTenant({ workspaceId }, (tx) =>
    tx
      .select({
        userId: members.userId,
        status: memberNow.status,
        endsAt: members.endsAt,
        workspace: workspaces.name,
        slug: workspaces.slug,
      })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .where(
        and(eq(members.workspaceId, workspaceId), eq(members.id, memberId), isNull(workspaces.closedAt)),
      ),
  );
  if (!row?.userId) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  const format = createFormatter(language);
  const names = { workspace: inert(row.workspace) };
  const common = {
    locale: language.locale,
    button: t('status.button'),
    link: `${env().APP_ORIGIN}/w/${row.slug}`,
    footnote: t('status.footnote', names),
  };
  if (job.status === 'reinstated') {
    if (row.status !== 'active') return null;
    return {
      ...common,
      subject: t('status.reinstated.subject', names),
      paragraphs: [t('status.reinstated.body')],
    };
  }
  const view = await findLostAccess(row.userId, row.slug);
  if (view?.state !== job.status) return null;
  const workspace = { ...view.workspace, name: names.workspace };
  const { title, facts } = lostAccessText(language, { ...view, workspace, by: view.by && inert(view.by) });
  const until =
    view.state === 'upcoming' && row.endsAt
      ? [t('lastDay', { date: lastDayIn(language, view.workspace.timeZone, row.endsAt.toISOString()) })]
      : [];
  const people = view.ask.map(({ name, email }) => `${inert(name)} (${email})`);
  const write =
    people.length > 0 ? [t('status.write', { people: format.list(people, { type: 'disjunction' }) })] : [];
  return { ...common, subject: title, paragraphs: [facts, ...until, ...write] };
}
