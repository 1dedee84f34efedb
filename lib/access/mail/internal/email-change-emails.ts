import 'server-only';
import { and, eq, gt, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { createTranslator } from 'use-intl/core';
import { emailChanges, users } from '@/db/schema/access/users';
import type { MailJob } from '@/db/schema/platform/outbox';
import { inTenant } from '@/db/tenant';
import { emailChangeLink, forgotPasswordLink } from '@/lib/access/credentials/links';
import { deriveToken } from '@/lib/access/credentials/token';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';

/**
 * The link that verifies the new address. An address that already has an account gets no mail: the requester got the
 * same answer as for a free one, and the account's owner is not disturbed (AU1, IN12).
 */
export async function emailChangeEmail(
  job: Extract<MailJob, { kind: 'email-change' }>,
): Promise<Email | null> {
  const [row] = await inTenant({}, (tx) => {
    const holders = alias(users, 'holders');
    const taken = tx
      .select({ taken: sql`1` })
      .from(holders)
      .where(eq(holders.emailKey, emailChanges.emailKey));
    return tx
      .select({ nonce: emailChanges.nonce, name: users.name })
      .from(emailChanges)
      .innerJoin(users, eq(users.id, emailChanges.userId))
      .where(
        and(
          eq(emailChanges.id, job.changeId),
          isNull(emailChanges.consumedAt),
          isNull(emailChanges.supersededAt),
          gt(emailChanges.expiresAt, sql`now()`),
          isNull(users.disabledAt),
          notExists(taken),
        ),
      );
  });
  if (!row) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  return {
    locale: language.locale,
    subject: t('emailChange.subject'),
    paragraphs: [t('emailChange.body', { name: inert(row.name) }), t('emailChange.until')],
    button: t('emailChange.button'),
    link: emailChangeLink(deriveToken('email-change', job.changeId, row.nonce)),
    footnote: t('emailChange.footnote'),
  };
}

/** Notifies the present address. An owner who did not ask for the change stops it with a new password. */
export async function oldAddressEmail(
  job: Extract<MailJob, { kind: 'email-change-asked' | 'email-changed' }>,
): Promise<Email | null> {
  const [user] = await inTenant({}, (tx) =>
    tx.select({ name: users.name }).from(users).where(eq(users.id, job.userId)),
  );
  if (!user) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  const kind = job.kind === 'email-changed' ? 'emailChanged' : 'emailChangeAsked';
  return {
    locale: language.locale,
    subject: t(`${kind}.subject`),
    paragraphs: [t(`${kind}.body`, { name: inert(user.name) })],
    button: t(`${kind}.button`),
    link: forgotPasswordLink(),
    footnote: t(`${kind}.footnote`),
  };
}
