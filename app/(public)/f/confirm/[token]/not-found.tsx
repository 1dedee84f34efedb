import { getTranslations } from 'next-intl/server';
import { DeadEnd } from '@/components/shell/dead-end';

/** A confirmation link that is expired or incomplete. */
export default async function NotFoundPage() {
  const t = await getTranslations('publicForm');
  return <DeadEnd title={t('deadTitle')} lead={t('deadLead')} />;
}
