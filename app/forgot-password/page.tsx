import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button';
import { isMailConfigured } from '@/lib/mail/enqueue';
import { ForgotPasswordForm } from './forgot-password-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('passwords');
  return { title: t('forgotTitle') };
}

export default async function ForgotPasswordPage() {
  if (isMailConfigured()) return <ForgotPasswordForm />;
  const t = await getTranslations('passwords');
  return (
    <Gate title={t('forgotTitle')} subtitle={t('noMail')}>
      <ButtonLink href="/sign-in" size="gate">
        {t('backToSignIn')}
      </ButtonLink>
    </Gate>
  );
}
