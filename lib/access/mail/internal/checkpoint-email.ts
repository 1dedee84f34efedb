import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { organisations, people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import type { CheckpointMail } from '@/db/schema/platform/checkpoint-jobs';
import { inTenant } from '@/db/tenant';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { env } from '@/lib/platform/settings/settings';

/** A checkpoint to keep, attached; null for a person who no longer administers the organisation (R4). */
export async function checkpointEmail(job: CheckpointMail): Promise<Email | null> {
  const { organisationId, userId, size, checkpoint } = job;
  const [found] = await inTenant({ organisationId, userId }, (tx) =>
    tx
      .select({ name: users.name, organisation: organisations.name, slug: organisations.slug })
      .from(people)
      .innerJoin(users, eq(users.id, people.userId))
      .innerJoin(organisations, eq(organisations.id, people.organisationId))
      .where(
        and(
          eq(people.organisationId, organisationId),
          eq(people.userId, userId),
          eq(people.role, 'admin'),
          isNull(people.suspendedAt),
          isNull(users.disabledAt),
        ),
      ),
  );
  if (!found) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail.checkpoint' });
  const organisation = inert(found.organisation);
  return {
    locale: language.locale,
    subject: t('subject', { organisation }),
    paragraphs: [t('body', { name: inert(found.name), organisation, size }), t('keep')],
    button: t('button'),
    link: new URL(`/o/${found.slug}/audit`, env().APP_ORIGIN).href,
    footnote: t('footnote'),
    attachment: { filename: `${found.slug}-audit-${size}.checkpoint`, content: checkpoint },
  };
}
