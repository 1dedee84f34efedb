import { getTranslations } from 'next-intl/server';
import { LanguageLinks } from '@/components/shell/language-links';
import { PublicCard } from '@/components/shell/public-card';

/** An unsubscribe link that is incomplete. */
export default async function NotFoundPage() {
  const t = await getTranslations('leaving');
  return (
    <PublicCard title={t('deadTitle')}>
      <p>{t('deadLead')}</p>
      <LanguageLinks />
    </PublicCard>
  );
}
