import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { factorResets } from '@/db/schema/access/second-factors';
import { users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import type { FactorResetMail } from '@/db/schema/platform/factor-mails';
import { inTenant } from '@/db/tenant';
import { factorResetLink } from '@/lib/access/credentials/links';
import { deriveToken } from '@/lib/access/credentials/token';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { env } from '@/lib/platform/settings/settings';

/** Says that a reset has begun: to the person with the link, to holders of the top role with the page that stops it. */
export async function factorResetEmail(job: FactorResetMail): Promise<Email | null> {
  const [reset] = await inTenant({}, (tx) =>
    tx
      .select({ nonce: factorResets.nonce, dueAt: factorResets.dueAt, name: users.name })
      .from(factorResets)
      .innerJoin(users, eq(users.id, factorResets.userId))
      .where(
        and(
          eq(factorResets.id, job.resetId),
          isNull(factorResets.completedAt),
          isNull(factorResets.stoppedAt),
          gt(factorResets.expiresAt, sql`now()`),
          isNull(users.disabledAt),
        ),
      ),
  );
  if (!reset?.nonce) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail.factorReset' });
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language.locale, { ...options, timeZone: 'UTC' }).format(reset.dueAt);
  const named = {
    name: inert(reset.name),
    date: part({ dateStyle: 'long' }),
    time: part({ timeStyle: 'short' }),
  };
  if (!job.holder)
    return {
      locale: language.locale,
      subject: t('subject'),
      paragraphs: [t('body', named), t('until', named)],
      button: t('button'),
      link: factorResetLink(deriveToken('factor-reset', job.resetId, reset.nonce)),
      footnote: t('footnote'),
    };
  const { workspaceId, memberId } = job.holder;
  const [workspace] = await inTenant({ workspaceId }, (tx) =>
    tx.select({ slug: workspaces.slug }).from(workspaces).where(eq(workspaces.id, workspaceId)),
  );
  if (!workspace) return null;
  return {
    locale: language.locale,
    subject: t('holderSubject', named),
    paragraphs: [t('holderBody', named)],
    button: t('holderButton'),
    link: `${env().APP_ORIGIN}/w/${workspace.slug}/settings/users/${memberId}`,
    footnote: t('holderFootnote'),
  };
}
