import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { users } from '@/db/schema/access/users';
import type { SecondFactorMail } from '@/db/schema/platform/factor-mails';
import { inTenant } from '@/db/tenant';
import { forgotPasswordLink } from '@/lib/access/credentials/links';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';

/** Says that the second factor changed, or a recovery code was used: a person who did neither chooses a new password. */
export async function secondFactorEmail(job: SecondFactorMail): Promise<Email | null> {
  const [user] = await inTenant({}, (tx) =>
    tx
      .select({ name: users.name })
      .from(users)
      .where(and(eq(users.id, job.userId), isNull(users.disabledAt))),
  );
  if (!user) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail.secondFactor' });
  const { change } = job;
  return {
    locale: language.locale,
    subject: t('subject', { change }),
    paragraphs: [t('body', { name: inert(user.name), change })],
    button: t('button'),
    link: forgotPasswordLink(),
    footnote: t('footnote', { change }),
  };
}
