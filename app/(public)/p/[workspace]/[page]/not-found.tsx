import { getTranslations } from 'next-intl/server';
import { DeadEnd } from '@/components/shell/dead-end';

/** A landing page that is not published, or never was. */
export default async function NotFoundPage() {
  const t = await getTranslations('publicForm');
  return <DeadEnd title={t('goneTitle')} lead={t('goneLead')} />;
}
