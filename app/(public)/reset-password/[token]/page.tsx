import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { isResetUsable } from '@/lib/access/passwords/reset-password';
import { ResetPasswordForm } from './reset-password-form';

/** Shows the form; only posting it uses the link (AU4). */
export default async function ResetPasswordPage({ params }: PageProps<'/reset-password/[token]'>) {
  const { token } = await params;
  const t = await getTranslations('passwords');
  if (await isResetUsable(token)) {
    return (
      <Gate title={t('resetTitle')} subtitle={t('resetLead')}>
        <ResetPasswordForm token={token} answer={await formAnswer('reset-password')} />
      </Gate>
    );
  }
  return (
    <Gate title={t('deadTitle')} subtitle={t('deadLead')}>
      <ButtonLink href="/forgot-password" variant="primary" size="gate">
        {t('askAgain')}
      </ButtonLink>
      <ButtonLink href="/sign-in" size="gate">
        {t('backToSignIn')}
      </ButtonLink>
    </Gate>
  );
}
