import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { isSetupOpen } from '@/lib/access/setup/complete-setup';
import { SetupForm } from './setup-form';

/** Requires the token that the terminal printed, and exists only while there is no user. */
export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupOpen(token))) notFound();
  const t = await getTranslations('setup');
  return (
    <Gate title={t('title')} subtitle={t('lead')}>
      <SetupForm token={token} />
    </Gate>
  );
}
