import { getFormatter, getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { readFactorReset } from '@/lib/access/factor-resets/own-reset';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { ResetForms } from './reset-forms';

/** The link of a reset of the second factor: removes it once it is due, or stops the reset (B17). */
export default async function ResetFactorPage({ params }: PageProps<'/reset-factor/[token]'>) {
  const { token } = await params;
  const t = await getTranslations('factorReset');
  const format = await getFormatter();
  const answers = {
    complete: await formAnswer('complete-factor-reset'),
    stop: await formAnswer('stop-factor-reset'),
  };
  const reset = await readFactorReset(token);
  const isAnswered = answers.complete?.error === null || answers.stop?.error === null;
  if (!reset && !isAnswered)
    return (
      <Gate title={t('deadTitle')} subtitle={t('deadLead')}>
        <ButtonLink href="/sign-in" variant="primary" size="gate">
          {t('signIn')}
        </ButtonLink>
      </Gate>
    );
  const date = reset
    ? format.dateTime(reset.dueAt, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
    : '';
  return (
    <ResetForms
      token={token}
      isDue={reset?.isDue ?? false}
      lead={reset ? t(reset.isDue ? 'dueLead' : 'waitLead', { email: reset.email, date }) : ''}
      answers={answers}
    />
  );
}
