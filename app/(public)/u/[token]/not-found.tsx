import { getTranslations } from 'next-intl/server';
import { DeadEnd } from '@/components/shell/dead-end';

/** An unsubscribe link that is incomplete. */
export default async function NotFoundPage() {
  const t = await getTranslations('leaving');
  return <DeadEnd title={t('deadTitle')} lead={t('deadLead')} />;
}
