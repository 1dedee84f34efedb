import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { readEmailChange } from '@/lib/access/users/confirm-email-change';
import { ConfirmEmailForm } from './confirm-email-form';

/** Shows the address; only the post uses the link (S1.33), because mail scanners open links too. */
export default async function ConfirmEmailPage({ params }: PageProps<'/confirm-email/[token]'>) {
  const { token } = await params;
  const t = await getTranslations('confirmEmail');
  const answer = await formAnswer('confirm-email');
  // Once confirmed, the link is used up: the page of the answer still names the address.
  const confirmed = answer?.error === null ? String(answer.values.email) : undefined;
  const email = confirmed ?? (await readEmailChange(token))?.email;
  if (email) return <ConfirmEmailForm token={token} email={email} answer={answer} />;
  return (
    <Gate title={t('deadTitle')} subtitle={t('deadLead')}>
      <ButtonLink href="/workspaces" variant="primary" size="gate">
        {t('goOn')}
      </ButtonLink>
    </Gate>
  );
}
