import { getTranslations } from 'next-intl/server';
import { LanguageLinks } from '@/components/shell/language-links';
import { PublicCard } from '@/components/shell/public-card';

/** A confirmation link that is expired or incomplete. */
export default async function NotFoundPage() {
  const t = await getTranslations('publicForm');
  return (
    <PublicCard title={t('deadTitle')}>
      <p>{t('deadLead')}</p>
      <LanguageLinks />
    </PublicCard>
  );
}
