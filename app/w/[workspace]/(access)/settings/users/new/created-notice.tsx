'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { MailCheck, MailX } from '@/components/ui/icons';
import type { CreatedAccount } from '@/lib/access/profiles/create-account';
import { useUsersPage } from '../users-page-context';

/** Reports the created account; its link to set a password is on its way, or shown to copy (S4.9). */
export function CreatedNotice({ created }: { created: CreatedAccount }) {
  const t = useTranslations('account');
  const { workspace } = useUsersPage();
  const { email, username, link, isMailed } = created;
  const base = `/w/${workspace.slug}/settings`;
  return (
    <section className="grid max-w-form gap-4 pt-2">
      <h2 className="type-16" role="status">
        {t('created', { username })}
      </h2>
      <Callout icon={isMailed ? <MailCheck aria-hidden /> : <MailX aria-hidden />}>
        {isMailed ? t('linkMailed', { email }) : t('linkToCopy', { email })}
      </Callout>
      <CopyField value={link} label={t('copyLinkFor', { email })} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink variant="primary" href={`${base}/users`}>
          {t('done')}
        </ButtonLink>
        <ButtonLink href={`${base}/managers?dialog=add&email=${encodeURIComponent(email)}`}>
          {t('makeManager')}
        </ButtonLink>
      </div>
    </section>
  );
}
