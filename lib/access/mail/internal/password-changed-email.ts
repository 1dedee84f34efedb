import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { users } from '@/db/schema/access/users';
import type { MailJob } from '@/db/schema/platform/outbox';
import { inTenant } from '@/db/tenant';
import { forgotPasswordLink } from '@/lib/access/credentials/links';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';

/** Says that the password changed: a person who did not change it chooses a new one. */
export async function passwordChangedEmail(
  job: Extract<MailJob, { kind: 'password-changed' }>,
): Promise<Email | null> {
  const [user] = await inTenant({}, (tx) =>
    tx
      .select({ name: users.name })
      .from(users)
      .where(and(eq(users.id, job.userId), isNull(users.disabledAt))),
  );
  if (!user) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail.passwordChanged' });
  return {
    locale: language.locale,
    subject: t('subject'),
    paragraphs: [t('body', { name: inert(user.name) })],
    button: t('button'),
    link: forgotPasswordLink(),
    footnote: t('footnote'),
  };
}
