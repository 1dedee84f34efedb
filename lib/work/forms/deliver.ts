import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { FormEntryJob } from '@/db/schema/platform/outbox';
import { contacts } from '@/db/schema/work/contacts';
import { formEntries } from '@/db/schema/work/form-entries';
import { inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import type { JobHandler, Outcome } from '@/lib/platform/jobs/run-jobs';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { send } from '@/lib/platform/mail/transport';
import { senderName } from '@/lib/work/senders/sender-name';
import { confirmLink } from './internal/form-token';
import { publishedForm } from './internal/published-form';

/** Sends the emails that ask the owner of an address to confirm a form entry. */
export const formEntryJobs: JobHandler = {
  kinds: ['form-entry'],
  isReady: isMailConfigured,
  async attempt({ id, job }) {
    if (job.kind !== 'form-entry') return 'obsolete';
    const mail = await inTenant({ workspaceId: job.workspaceId }, (tx) => write(tx, job));
    if (!mail) return 'obsolete';
    await send(mail.to, id, mail.mail);
    return 'done';
  },
};

/** Deletes form entries that were not confirmed in time. */
export const formExpiryJobs: JobHandler = {
  kinds: ['form-entry-expired'],
  attempt: async ({ job }) => (job.kind === 'form-entry-expired' ? forget(job) : 'obsolete'),
};

const unconfirmed = ({ workspaceId, entryId }: FormEntryJob) =>
  and(eq(formEntries.workspaceId, workspaceId), eq(formEntries.id, entryId), isNull(formEntries.confirmedAt));

async function forget(job: FormEntryJob): Promise<Outcome> {
  await inTenant({ workspaceId: job.workspaceId }, (tx) => tx.delete(formEntries).where(unconfirmed(job)));
  return 'done';
}

/** The mail contains no form input, because a stranger chose its recipient. */
async function write(tx: Transaction, job: FormEntryJob): Promise<{ to: string; mail: Email } | null> {
  const { workspaceId, entryId, locale } = job;
  const [entry] = await tx
    .select()
    .from(formEntries)
    .where(and(unconfirmed(job), gt(formEntries.expiresAt, sql`now()`)));
  const form = entry && (await stillPublished(tx, { workspaceId, formId: entry.formId }));
  if (!form || (form.purpose !== 'sign-up' && !(await isKnown(tx, entry)))) return null;
  const language = mailLanguage(locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  const names = { sender: inert(await senderName(tx, workspaceId)), form: inert(form.heading) };
  const words = {
    'sign-up': t('form.signUp', names),
    unsubscribe: t('form.unsubscribe', names),
    update: t('form.update', names),
  };
  return {
    to: entry.email,
    mail: {
      locale: language.locale,
      subject: t('form.subject', names),
      paragraphs: [words[form.purpose], t('form.until')],
      button: t('form.button'),
      link: confirmLink(workspaceId, entryId),
      footnote: t('form.footnote'),
    },
  };
}

async function stillPublished(tx: Transaction, address: { workspaceId: string; formId: string }) {
  try {
    return await publishedForm(tx, address);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** An unknown address has nothing to unsubscribe or correct, and gets no email about it. */
async function isKnown(
  tx: Transaction,
  { workspaceId, email }: { workspaceId: string; email: string },
): Promise<boolean> {
  const same = and(eq(contacts.workspaceId, workspaceId), eq(contacts.emailKey, foldEmail(email)));
  return (await tx.$count(contacts, same)) > 0;
}
