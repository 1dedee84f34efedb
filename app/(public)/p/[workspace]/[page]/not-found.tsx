import { getTranslations } from 'next-intl/server';
import { LanguageLinks } from '@/components/shell/language-links';
import { PublicCard } from '@/components/shell/public-card';

/** A form or page that is not published, or never was. A visitor from outside has no start page to go to. */
export default async function NotFoundPage() {
  const t = await getTranslations('publicForm');
  return (
    <PublicCard title={t('goneTitle')}>
      <p>{t('goneLead')}</p>
      <LanguageLinks />
    </PublicCard>
  );
}
