import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { isResetUsable } from '@/lib/access/passwords/reset-password';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
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
  // Without mail no link can be asked for here: an administrator makes one (301).
  const canMail = isMailConfigured();
  return (
    <Gate title={t('deadTitle')} subtitle={canMail ? t('deadLead') : t('deadNoMail')}>
      {canMail && (
        <ButtonLink href="/forgot-password" variant="primary" size="gate">
          {t('askAgain')}
        </ButtonLink>
      )}
      <ButtonLink href="/sign-in" variant={canMail ? 'secondary' : 'primary'} size="gate">
        {t('backToSignIn')}
      </ButtonLink>
    </Gate>
  );
}
