import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { ForgotPasswordForm } from './forgot-password-form';

export default async function ForgotPasswordPage() {
  if (isMailConfigured()) return <ForgotPasswordForm answer={await formAnswer('forgot-password')} />;
  const t = await getTranslations('passwords');
  return (
    <Gate title={t('forgotTitle')} subtitle={t('noMail')}>
      <ButtonLink href="/sign-in" size="gate">
        {t('backToSignIn')}
      </ButtonLink>
    </Gate>
  );
}
