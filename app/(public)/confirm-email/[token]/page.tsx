import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { readEmailChange } from '@/lib/access/users/confirm-email-change';
import { ConfirmEmailForm } from './confirm-email-form';

/** Shows the address; only the post uses the link (S1.33), because mail scanners open links too. */
export default async function ConfirmEmailPage({ params }: PageProps<'/confirm-email/[token]'>) {
  const { token } = await params;
  const t = await getTranslations('confirmEmail');
  const change = await readEmailChange(token);
  if (change) return <ConfirmEmailForm token={token} email={change.email} />;
  return (
    <Gate title={t('deadTitle')} subtitle={t('deadLead')}>
      <ButtonLink href="/workspaces" variant="primary" size="gate">
        {t('goOn')}
      </ButtonLink>
    </Gate>
  );
}
