'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';

/** Reports the creation; shows the owner's link to pass on where this server sends no mail (S3.8). */
export function Opened({ email, link, workspace }: { email: string; link: string; workspace: string }) {
  const t = useTranslations('newOrganisation');
  return (
    <main className="mx-auto grid w-full max-w-form content-start gap-5 px-5 py-10">
      <h1 className="type-22">{t('opened')}</h1>
      <Callout>{t('passOn', { email })}</Callout>
      <CopyField value={link} label={t('linkOf', { email })} />
      <div>
        <ButtonLink href={`/w/${workspace}`} size="lg" variant="primary">
          {t('open')}
        </ButtonLink>
      </div>
    </main>
  );
}
